import type { FieldValues, Resolver } from "react-hook-form";

/**
 * A form's rules, loaded when they are first asked for: the form can be written in before they are there.
 *
 * @param load imports the rules; it is called once
 */
export function lazyResolver<T extends FieldValues>(load: () => Promise<Resolver<T>>): Resolver<T> {
  let loading: Promise<Resolver<T>> | undefined;
  return async (values, context, options) => {
    // What could not be loaded is asked for again at the next press.
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return (await loading)(values, context, options);
  };
}
