import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderAt } from "@/testing/render";
import { aDashboard } from "../../testing/a-dashboard";
import { Calendar } from "./calendar";

const days = ["2026-11-09", "2026-11-11", "2026-11-16", "2026-11-24"].map((date, index) => ({
  date,
  events: index + 1,
  query: `active:${date}`,
}));

function show() {
  renderAt("/dashboard", <Calendar dashboard={aDashboard({ today: "2026-11-25", days })} />);
  return userEvent.setup();
}

const dateOfFocus = () => (document.activeElement as HTMLElement).dataset.date;

test("Tab stops at the latest day alone", async () => {
  const user = show();
  await user.tab();
  expect(dateOfFocus()).toBe("2026-11-24");
  await user.tab();
  expect(dateOfFocus()).toBeUndefined();
});

test("the arrows go through the days in time, and along a weekday", async () => {
  const user = show();
  await user.tab();
  await user.keyboard("{ArrowUp}");
  expect(dateOfFocus()).toBe("2026-11-16");
  await user.keyboard("{ArrowLeft}");
  expect(dateOfFocus()).toBe("2026-11-09");
  await user.keyboard("{ArrowLeft}");
  expect(dateOfFocus()).toBe("2026-11-09");
  await user.keyboard("{ArrowDown}");
  expect(dateOfFocus()).toBe("2026-11-11");
  await user.keyboard("{End}");
  expect(dateOfFocus()).toBe("2026-11-24");
});

test("a day leads to what was changed then, and says how much", async () => {
  const user = show();
  await user.click(screen.getByRole("link", { name: /^3 changes on .*16/ }));
  expect(screen.getByTestId("address")).toHaveTextContent("/?q=active%3A2026-11-16");
});

test("the year is told in a sentence", () => {
  show();
  expect(screen.getByText(/^10 changes on 4 days within a year, most on .*24/)).toBeVisible();
});
