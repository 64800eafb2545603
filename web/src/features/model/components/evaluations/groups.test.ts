import { describe, expect, it } from "vitest";
import { benchmarksOf } from "./groups";

const value = (dataset: string | null, metric: string | null, of: number) => ({
  task: "qa",
  dataset,
  metric,
  value: of,
  source: null,
});

describe("benchmarksOf", () => {
  it("puts the values of a dataset together, in the order in which they were reported", () => {
    const found = benchmarksOf([
      value("MMLU", "accuracy", 70),
      value("GSM8K", "accuracy", 50),
      value("MMLU", "f1", 60),
    ]);
    expect(found.map(({ name, bars }) => [name, bars.length])).toEqual([
      ["MMLU", 2],
      ["GSM8K", 1],
    ]);
  });

  it("draws shares from 0 to 1 and from 0 to 100 alike", () => {
    const [of1, of100] = benchmarksOf([value("A", "accuracy", 0.7), value("B", "f1", 70)]);
    expect(of1?.bars[0]).toMatchObject({ text: "70%", reported: "0.7", reach: 0.7 });
    expect(of100?.bars[0]).toMatchObject({ text: "70%", reach: 0.7 });
  });

  it("lets all values of a metric decide what is the whole", () => {
    const [a] = benchmarksOf([value("A", "accuracy", 0.9), value("B", "accuracy", 55)]);
    expect(a?.bars[0]?.reach).toBeCloseTo(0.009);
  });

  it("draws other values beside the largest of the same dataset and metric only", () => {
    const [a, b] = benchmarksOf([
      value("A", "perplexity", 5),
      value("A", "perplexity", 10),
      value("A", "loss", 2),
      value("B", "perplexity", 400),
    ]);
    expect(a?.bars.map(({ reach }) => reach)).toEqual([0.5, 1, null]);
    expect(b?.bars[0]).toMatchObject({ text: "400", reach: null });
  });

  it("takes what is no share for none, whatever it is called", () => {
    expect(benchmarksOf([value("A", "accuracy", -3)])[0]?.bars[0]?.reach).toBeNull();
  });

  it("is called after its task where no dataset is named", () => {
    const [found] = benchmarksOf([value(null, "accuracy", 0.5)]);
    expect(found).toMatchObject({ name: "qa", bars: [{ task: null }] });
  });
});
