const DAY = 86_400_000;

/** How many days a record stays in the trash, begun days counted whole; nought where it may go any time. */
export function daysLeft(deletedAt: string, trashDays: number, now: number = Date.now()): number {
  return Math.max(0, Math.ceil((new Date(deletedAt).getTime() + trashDays * DAY - now) / DAY));
}
