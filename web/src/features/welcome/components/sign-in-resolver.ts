import { zodResolver } from "@hookform/resolvers/zod";
import { signInSchema } from "./schemas";

export const signInResolver = zodResolver(signInSchema);
