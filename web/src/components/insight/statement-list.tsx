import type { ReactNode } from "react";
import type { Ground, Section, Statement } from "@/lib/api/types";
import { Skeleton } from "@/components/ui/skeleton";
import { Citation } from "./citation";

/*
 * What draws answers, wherever they stand:
 *
 *   useAnswer (lib/insight)   asks, and holds what comes: `const answer = useAnswer(); void answer.ask({ path, body, onDone })`
 *   AskBox                    where a question is written
 *   AnswerProgress            that it is on its way, and the button that stops it
 *   StatementList             statements, each with what it rests on
 *   StatementGroups           the same under headings
 *   Citation                  one thing that a statement rests on; a page makes a fact known with `data-fact="license"`
 *   Stopped, ProblemNotice    how it ended, where it did not end well
 *   MakingLine, AiMark        who said it, when, and what it cost
 *
 * None of them asks anybody: what costs something is asked by who presses a button.
 */

export interface StatementsProps {
  statements: readonly Statement[];
  /** What they cite; empty as long as they are on their way. */
  grounds: readonly Ground[];
  /** Draws a citation in another way than as a fact of the page. */
  citation?: ((cite: string, ground: Ground | undefined) => ReactNode) | undefined;
}

/** Statements, each with what it rests on. */
export function StatementList({ statements, grounds, citation }: StatementsProps) {
  const known = new Map(grounds.map((ground) => [ground.key, ground]));
  return (
    <ul className="grid gap-2.5">
      {statements.map(({ text, cites }, at) => (
        <li key={at} className="max-w-[72ch] animate-appear">
          <span className="wrap-anywhere">{text}</span>{" "}
          <span className="inline-flex max-w-full flex-wrap items-baseline gap-1">
            <span className="sr-only">It rests on</span>
            {cites.map((cite) =>
              citation === undefined ? (
                <Citation key={cite} cite={cite} ground={known.get(cite)} />
              ) : (
                <span key={cite} className="contents">
                  {citation(cite, known.get(cite))}
                </span>
              ),
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface StatementGroupsProps extends StatementsProps {
  groups: readonly { section: Section; title: string }[];
  /** Whether more may come: groups with nothing in them yet hold their place. */
  isComing?: boolean;
}

/** Statements under the headings of what they are about. */
export function StatementGroups({ groups, isComing = false, statements, ...rest }: StatementGroupsProps) {
  return (
    <div className="grid gap-4">
      {groups.map(({ section, title }) => {
        const own = statements.filter((statement) => statement.section === section);
        if (own.length === 0 && !isComing) return null;
        return (
          <div key={section}>
            <h3 className="mb-1.5 text-sm font-semibold">{title}</h3>
            {own.length > 0 ? <StatementList statements={own} {...rest} /> : <Skeleton className="w-2/3" />}
          </div>
        );
      })}
    </div>
  );
}
