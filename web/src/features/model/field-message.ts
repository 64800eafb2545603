/** The server's words go on behind the name of a field (`has 201 characters`); in a form they stand below it. */
export function fieldMessage(message: string, line?: number): string {
  if (line !== undefined) return `Line ${line} ${message}.`;
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
