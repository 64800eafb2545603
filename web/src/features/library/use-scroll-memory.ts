import { useEffect, useState, type RefObject } from "react";
import { NavigationType, useLocation, useNavigationType } from "react-router";
import { keepScroll, keptScroll } from "./scroll-memory";

/** Where the list begins: where it was left, when one comes back to it; else at its top. */
export function useScrollMemory(scroll: RefObject<HTMLDivElement | null>, of: string): number {
  const { key } = useLocation();
  const isBack = useNavigationType() === NavigationType.Pop;
  const [first] = useState(() => ({ of, offset: isBack ? keptScroll(key) : 0 }));

  useEffect(() => {
    const element = scroll.current;
    if (element === null) return;
    const keep = () => keepScroll(key, element.scrollTop);
    element.addEventListener("scrollend", keep);
    return () => element.removeEventListener("scrollend", keep);
  }, [scroll, key]);

  const isFirst = first.of === of;
  useEffect(() => {
    if (!isFirst) scroll.current?.scrollTo(0, isBack ? keptScroll(key) : 0);
    // Only another list begins elsewhere; the address can change without it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [of]);
  return isFirst ? first.offset : 0;
}
