// @ts-check
/** An answer that was not a success: RFC 9457 problem details, or the nearest thing to them when the server could not be reached. */
export class Problem extends Error {
  /** @param {{status: number, title?: string, detail?: string, retryAfterSeconds?: number, [key: string]: any}} details */
  constructor(details) {
    super(details.detail || details.title || `HTTP ${details.status}`);
    this.name = 'Problem';
    this.details = details;
    this.status = details.status;
  }

  /** No answer came at all: offline, or the server is away. */
  get unreachable() {
    return this.status === 0;
  }

  /** Whether it was only read: that can be done again without anybody's doing. */
  get reading() {
    return (this.details.method ?? 'GET') === 'GET';
  }

  /** Whether sending the very same thing again later may succeed. */
  get retryable() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** The stable name of its kind, such as `too-large`; empty when the server gave none. */
  get kind() {
    return /\/problems\/([\w-]+)$/.exec(this.details.type ?? '')?.[1] ?? '';
  }

  get retryAfterSeconds() {
    return this.details.retryAfterSeconds ?? 0;
  }
}

/**
 * @typedef {object} Call
 * @property {string} [base] origin of the server; empty for the page's own
 * @property {string} [token] conversation token, sent as a bearer
 * @property {unknown} [body] sent as JSON; as it is when a file, or a string with `type`
 * @property {string} [type] media type of a string body
 * @property {AbortSignal} [signal]
 * @property {boolean} [text] answer with the text instead of parsed JSON
 * @property {boolean} [blob] answer with the bytes
 */

/**
 * One request. Resolves with the parsed body (null for an empty one) and fails with a Problem, never with anything else but an abort.
 * @param {string} method @param {string} path @param {Call} [call] @returns {Promise<any>}
 */
export async function request(method, path, call = {}) {
  const response = await send(method, path, call);
  if (call.blob && response.ok) return response.blob();
  const body = await response.text();
  if (!response.ok) throw problemOf(response, body);
  if (call.text) return body;
  return body ? JSON.parse(body) : null;
}

/** @param {string} method @param {string} path @param {Call} call */
async function send(method, path, call) {
  const headers = /** @type {Record<string, string>} */ ({ Accept: 'application/json, application/problem+json' });
  const { lang } = document.documentElement;
  if (lang && !call.base) headers['Accept-Language'] = lang; // our own page may speak another language than the browser; a host's says nothing here
  if (call.token) headers.Authorization = `Bearer ${call.token}`;
  const file = call.body instanceof Blob ? call.body : null;
  const raw = file ? 'application/octet-stream' : typeof call.body === 'string' && call.type;
  if (call.body !== undefined) headers['Content-Type'] = raw || 'application/json';
  const body = file ?? (raw || call.body === undefined ? /** @type {string | undefined} */ (call.body) : JSON.stringify(call.body));
  try {
    const credentials = call.token ? 'omit' : 'same-origin';
    return await fetch((call.base ?? '') + path, { method, headers, body, credentials, signal: call.signal });
  } catch (failure) {
    if (call.signal?.aborted) throw failure;
    throw new Problem({ status: 0, title: 'unreachable', method });
  }
}

/** @param {Response} response @param {string} body */
export function problemOf(response, body) {
  let details = {};
  try {
    details = JSON.parse(body);
  } catch {
    details = { detail: '' };
  }
  const retryAfterSeconds = Number(response.headers.get('Retry-After')) || 0;
  return new Problem({ ...details, status: response.status, retryAfterSeconds });
}

/** Query string of the entries that have a value, in a stable order. @param {Record<string, any>} entries */
export function query(entries) {
  const search = new URLSearchParams();
  for (const key of Object.keys(entries).sort()) {
    const value = entries[key];
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
