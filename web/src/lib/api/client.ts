import axios, { AxiosError, type AxiosRequestConfig, type InternalAxiosRequestConfig } from "axios";
import { accessToken, refreshAccess } from "./access";
import { problemOf } from "./problem";

/** The one door to the API. Every failure comes out as a `Problem`. */
export const api = axios.create({
  baseURL: "/api/v1",
  timeout: 60_000,
  // The API reads `tag=a&tag=b`, without brackets.
  paramsSerializer: { indexes: null },
});

type Sent = InternalAxiosRequestConfig & { sentAgain?: boolean };

/** Requests that are made without a token, and whose 401 is an answer rather than an expired token. */
const WITHOUT_TOKEN = ["/auth/login", "/auth/register", "/auth/refresh"];

api.interceptors.request.use((config) => {
  const token = accessToken();
  if (token !== null && !isWithoutToken(config)) config.headers.set("Authorization", `Bearer ${token}`);
  return config;
});

api.interceptors.response.use(undefined, async (error: unknown) => {
  if (error instanceof AxiosError && error.response?.status === 401 && error.config !== undefined) {
    const sent: Sent = error.config;
    if (!sent.sentAgain && !isWithoutToken(sent) && (await refreshAccess())) {
      sent.sentAgain = true;
      return api.request(sent);
    }
  }
  throw problemOf(error);
});

function isWithoutToken(config: AxiosRequestConfig): boolean {
  return WITHOUT_TOKEN.includes(config.url ?? "");
}

/** The body of a GET. */
export async function get<T>(url: string, config?: AxiosRequestConfig): Promise<T> {
  return (await api.get<T>(url, config)).data;
}

/** The body of the answer to a POST. */
export async function post<T>(url: string, body?: unknown, config?: AxiosRequestConfig): Promise<T> {
  return (await api.post<T>(url, body, config)).data;
}

/** The body of the answer to a PATCH. */
export async function patch<T>(url: string, body: unknown, config?: AxiosRequestConfig): Promise<T> {
  return (await api.patch<T>(url, body, config)).data;
}

/** Named `remove`, since `delete` is a word of the language. */
export async function remove<T = undefined>(url: string, config?: AxiosRequestConfig): Promise<T> {
  return (await api.delete<T>(url, config)).data;
}
