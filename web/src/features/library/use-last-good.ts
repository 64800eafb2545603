import { useState } from "react";

/** The latest value there was: a query with a slip in it leaves the list as it is. */
export function useLastGood<T>(value: T | undefined): T | undefined {
  const [kept, setKept] = useState(value);
  if (value !== undefined && value !== kept) setKept(value);
  return value ?? kept;
}
