"""Grafana's dashboard: what it asks of Prometheus, and a picture of the answers."""

import datetime
import json
import math
import re
from dataclasses import dataclass
from pathlib import Path
from processes import ROOT

FILE = ROOT / "deploy/observability/grafana/dashboards/trackml.json"

# Grafana's names of colours, as they are drawn.
COLOURS = {"green": "#56a64b", "red": "#e02f44", "orange": "#ff780a", "yellow": "#f2cc0c", "blue": "#3274d9", "transparent": "#8e8e8e"}


@dataclass
class Line:
    """What one target of a panel was answered with, under one legend."""
    target: int
    labels: dict[str, str]
    legend: str
    # Seconds since 1970 and values; what is not a number is left out.
    points: list[tuple[float, float]]

    @property
    def last(self) -> float:
        return self.points[-1][1]


def read() -> dict:
    return json.loads(FILE.read_text())


def panels(dashboard: dict) -> list[dict]:
    """Those that show something, in their order."""
    return [panel for panel in dashboard["panels"] if panel["type"] != "row"]


def asked(expression: str, variables: dict[str, str]) -> str:
    """What Grafana asks in place of an expression."""
    for name, value in variables.items():
        expression = expression.replace("${" + name + "}", value).replace("$" + name, value)
    # `$1` is Prometheus' own.
    left = re.findall(r"\$\{?[a-z_]\w*", expression)
    assert not left, f"nothing is known of {left} in {expression}"
    return expression


def legend(form: str, labels: dict[str, str]) -> str:
    return re.sub(r"{{\s*(\w+)\s*}}", lambda found: labels.get(found[1], ""), form)


def answered(panel: dict, variables: dict[str, str], prometheus, begin: float, end: float) -> list[Line]:
    """What Prometheus answers to all that a panel asks."""
    lines = []
    for number, target in enumerate(panel["targets"]):
        expression = asked(target["expr"], variables)
        found = prometheus.now(expression) if target["instant"] else prometheus.between(expression, begin, end)
        for labels, points in found:
            points = [(at, value) for at, value in points if math.isfinite(value)]
            if points:
                lines.append(Line(number, labels, legend(target["legendFormat"], labels) or target["expr"][:40], points))
    return lines


def said(value: float, unit: str, decimals: int | None = None) -> str:
    """A value as a person reads it."""
    if unit == "percentunit":
        return f"{value * 100:.{1 if decimals is None else decimals}f} %"
    if unit == "bool_yes_no":
        return "yes" if value else "no"
    if unit == "bytes":
        for name in ("B", "KiB", "MiB", "GiB"):
            if abs(value) < 1024 or name == "GiB":
                return f"{value:.4g} {name}"
            value /= 1024
    if unit == "s" and value:
        return f"{value * 1000:.3g} ms" if abs(value) < 1 else f"{value:.3g} s"
    number = f"{value:.{decimals}f}" if decimals is not None else f"{value:.3g}"
    return number + {"reqps": " req/s", "ops": " op/s", "s": " s"}.get(unit, "")


def colour(value: float, thresholds: dict) -> str:
    passed = [step["color"] for step in thresholds["steps"] if step["value"] is None or value >= step["value"]]
    return COLOURS[passed[-1]]


def draw(dashboard: dict, answers: dict[int, list[Line]], picture: Path) -> None:
    """Every panel where Grafana has it, on one page."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    height = max(panel["gridPos"]["y"] + panel["gridPos"]["h"] for panel in dashboard["panels"])
    figure = pyplot.figure(figsize=(24 * 0.8, height * 0.42), facecolor="#f4f5f5")
    for panel in dashboard["panels"]:
        place = panel["gridPos"]
        left, top = place["x"] / 24, 1 - place["y"] / height
        if panel["type"] == "row":
            figure.text(left + 0.004, top - 0.6 / height, panel["title"], fontsize=14, weight="bold", va="center")
            continue
        width, tall = place["w"] / 24, place["h"] / height
        card = pyplot.Rectangle((left + 0.002, top - tall + 0.15 / height), width - 0.004, tall - 0.3 / height, color="white", transform=figure.transFigure, zorder=-1)
        figure.add_artist(card)
        drawn = {"stat": stat, "timeseries": series, "heatmap": heatmap, "table": table}[panel["type"]]
        figure.text(left + 0.006, top - 0.65 / height, panel["title"], fontsize=10, weight="bold", va="center")
        # Beside and below what is drawn there is room for its scales and its legend.
        beside, below = {"stat": (0.02, 0.1), "table": (0.02, 0.05), "heatmap": (0.09, 0.12)}.get(panel["type"], (0.15 if place["w"] <= 8 else 0.09, 0.33))
        axes = figure.add_axes((left + width * beside, top - tall * (1 - below), width * (0.97 - beside), tall * (1 - below) - 1.2 / height))
        axes.tick_params(labelsize=7)
        lines = answers[panel["id"]]
        if lines:
            drawn(axes, panel, lines)
        else:
            axes.set_axis_off()
            nothing = panel["fieldConfig"]["defaults"].get("noValue", "no data")
            axes.text(0.5, 0.5, nothing, ha="center", va="center", color="#8e8e8e", transform=axes.transAxes)
    picture.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(picture, dpi=80)
    pyplot.close(figure)


def stat(axes, panel: dict, lines: list[Line]) -> None:
    shown = panel["fieldConfig"]["defaults"]
    axes.set_axis_off()
    for number, line in enumerate(lines):
        text = said(line.last, shown["unit"], shown.get("decimals"))
        if panel["options"]["textMode"] == "value_and_name":
            text = f"{line.legend}: {text}"
        axes.text(0.5, 1 - (number + 0.5) / len(lines), text, fontsize=20 if len(text) < 12 else 12, ha="center", va="center",
                  color=colour(line.last, shown["thresholds"]), transform=axes.transAxes)


def moments(points: list[tuple[float, float]]) -> list[datetime.datetime]:
    return [datetime.datetime.fromtimestamp(at) for at, _ in points]


def by_the_clock(axes) -> None:
    from matplotlib.dates import DateFormatter

    axes.xaxis.set_major_formatter(DateFormatter("%H:%M:%S"))


def series(axes, panel: dict, lines: list[Line]) -> None:
    shown = panel["fieldConfig"]["defaults"]
    if shown["custom"]["stacking"]["mode"] == "normal":
        whole = sorted({at for line in lines for at, _ in line.points})
        layers = [[dict(line.points).get(at, 0) for at in whole] for line in lines]
        axes.stackplot(moments([(at, 0) for at in whole]), layers, labels=[line.legend for line in lines], alpha=0.6)
        highest = max(map(sum, zip(*layers)))
    else:
        for line in lines:
            axes.plot(moments(line.points), [value for _, value in line.points], label=line.legend, linewidth=1)
        highest = max(value for line in lines for _, value in line.points)
    axes.set_ylim(shown.get("min"), max(shown.get("max", 0), highest, 1e-9) * 1.08)
    for step in shown["thresholds"]["steps"]:
        # As in Grafana, a line that all values are far below does not squeeze them.
        if shown["custom"]["thresholdsStyle"]["mode"] == "line" and step["value"] is not None and step["value"] < max(highest * 2, 0):
            axes.axhline(step["value"], color=COLOURS[step["color"]], linestyle="--", linewidth=0.8)
    by_the_clock(axes)
    axes.yaxis.set_major_formatter(lambda value, _: said(value, shown["unit"], shown.get("decimals")))
    if shown["unit"] == "bool_yes_no":
        axes.set_yticks([0, 1])
    axes.grid(alpha=0.3)
    axes.legend(fontsize=7, loc="upper left", bbox_to_anchor=(-0.08, -0.14), ncol=3, frameon=False, borderaxespad=0, columnspacing=1)


def heatmap(axes, panel: dict, lines: list[Line]) -> None:
    ends = sorted(lines, key=lambda line: float(line.labels["le"]))
    whole = sorted({at for line in ends for at, _ in line.points})
    upto = [[dict(line.points).get(at, 0) for at in whole] for line in ends]
    # A bucket of Prometheus holds all that is below its end; a cell is what lies between two ends.
    cells = [upto[0]] + [[b - a for a, b in zip(lower, upper)] for lower, upper in zip(upto, upto[1:])]
    axes.pcolormesh(moments([(at, 0) for at in whole]), range(len(ends)), cells, cmap="Oranges", shading="nearest")
    axes.set_yticks(range(len(ends)), ["more" if line.labels["le"] == "+Inf" else said(float(line.labels["le"]), "s") for line in ends])
    by_the_clock(axes)


def table(axes, panel: dict, lines: list[Line]) -> None:
    names = panel["transformations"][-1]["options"]["renameByName"]
    columns = [names[f"Value #{target['refId']}"] for target in panel["targets"]]
    units = {one["matcher"]["options"]: one["properties"][0]["value"] for one in panel["fieldConfig"]["overrides"]}
    rows: dict[tuple, list[str]] = {}
    for line in sorted(lines, key=lambda line: (line.target, -line.last)):
        row = rows.setdefault(tuple(line.labels.get(label, "") for label in ("method", "route")), [""] * len(columns))
        row[line.target] = said(line.last, units[columns[line.target]])
    axes.set_axis_off()
    few = list(rows.items())[:14]
    drawn = axes.table([[*key, *values] for key, values in few], colLabels=["Method", "Route", *columns], colWidths=[0.1, 0.45, 0.15, 0.15, 0.15],
                       loc="upper center", cellLoc="left", edges="horizontal")
    drawn.auto_set_font_size(False)
    drawn.set_fontsize(7)
