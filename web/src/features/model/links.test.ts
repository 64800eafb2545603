import { expect, it } from "vitest";
import { linksOf } from "./links";

it("names the Hub's page first, and once", () => {
  expect(linksOf("org/name", ["https://x.org/", "https://huggingface.co/org/name/"])).toEqual([
    { href: "https://huggingface.co/org/name", label: "org/name" },
    { href: "https://x.org/", label: "x.org" },
  ]);
});

it("calls a paper by its number", () => {
  expect(linksOf(null, ["https://arxiv.org/abs/2310.16944"])[0]?.label).toBe("arXiv 2310.16944");
  expect(linksOf(null, ["https://www.arxiv.org/pdf/2310.16944v2.pdf"])[0]?.label).toBe("arXiv 2310.16944v2");
});

it("leads nowhere but to the web", () => {
  expect(linksOf(null, ["javascript:alert(1)", "not a link", "ftp://x.org"])).toEqual([]);
});
