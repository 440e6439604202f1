// @ts-check
import { problemOf } from './api.js';

/**
 * @typedef {'connecting' | 'open' | 'waiting' | 'refused' | 'stopped'} LiveState
 * waiting: the line is down and will be tried again; refused: the server said no for good.
 *
 * @typedef {object} LiveOptions
 * @property {string} url
 * @property {string} [token] sent as a bearer; without one the session cookie is used
 * @property {boolean} [resume] whether to continue after the last event seen (Last-Event-ID)
 * @property {(data: any, id: string) => void} onEvent id is empty for passing signals
 * @property {(state: LiveState, problem?: import('./api.js').Problem) => void} [onState]
 */

const SILENCE_MS = 40_000;
const LONGEST_WAIT_MS = 15_000;

/** Server-sent events over fetch, so that a bearer token stays out of the address; comes back by itself and misses nothing. */
export class LiveStream {
  /** @param {LiveOptions} options */
  constructor(options) {
    this.options = options;
    /** @type {LiveState} */
    this.state = 'stopped';
    this.lastEventId = '';
    this.failures = 0;
    this.wakeUp = () => this.state === 'waiting' && this.connect();
    this.sleep = () => document.visibilityState === 'visible' && this.wakeUp();
    this.leave = () => this.rest();
  }

  start() {
    globalThis.addEventListener('online', this.wakeUp);
    globalThis.addEventListener('pageshow', this.wakeUp);
    globalThis.addEventListener('pagehide', this.leave);
    document.addEventListener('visibilitychange', this.sleep);
    this.connect();
    return this;
  }

  stop() {
    globalThis.removeEventListener('online', this.wakeUp);
    globalThis.removeEventListener('pageshow', this.wakeUp);
    globalThis.removeEventListener('pagehide', this.leave);
    document.removeEventListener('visibilitychange', this.sleep);
    this.move('stopped');
    this.hangUp();
  }

  /** An open line would keep the page out of the back/forward cache; it is taken up again when the page is shown. */
  rest() {
    if (this.state === 'stopped' || this.state === 'refused') return;
    this.state = 'waiting';
    this.hangUp();
    this.abort = undefined;
  }

  hangUp() {
    clearTimeout(this.timer);
    clearTimeout(this.watch);
    this.abort?.abort();
  }

  async connect() {
    this.hangUp();
    const abort = new AbortController();
    this.abort = abort;
    this.move('connecting');
    try {
      await this.read(abort);
    } catch (failure) {
      if (this.abort !== abort) return; // another line has taken its place, or the page is left
      const status = /** @type {any} */ (failure).status ?? 0;
      if (status >= 400 && status < 500 && status !== 429) return this.move('refused', /** @type {any} */ (failure));
    }
    if (this.abort === abort && this.state !== 'stopped') this.later();
  }

  /** @param {AbortController} abort */
  async read(abort) {
    const headers = /** @type {Record<string, string>} */ ({ Accept: 'text/event-stream' });
    if (this.options.token) headers.Authorization = `Bearer ${this.options.token}`;
    if (this.options.resume && this.lastEventId) headers['Last-Event-ID'] = this.lastEventId;
    const credentials = this.options.token ? 'omit' : 'same-origin';
    this.guard(abort);
    const response = await fetch(this.options.url, { headers, credentials, cache: 'no-store', signal: abort.signal });
    if (!response.ok || !response.body) throw problemOf(response, await response.text());
    this.move('open');
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const frames = new Frames((data, id) => this.take(data, id));
    for (;;) {
      this.guard(abort);
      const { done, value } = await reader.read();
      if (done) return;
      this.failures = 0;
      frames.push(value);
    }
  }

  /** A line that does not come about, or carries not even a heartbeat, is dead. @param {AbortController} abort */
  guard(abort) {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => abort.abort(), SILENCE_MS);
  }

  /** @param {string} data @param {string} id */
  take(data, id) {
    if (id) this.lastEventId = id;
    this.options.onEvent(JSON.parse(data), id);
  }

  later() {
    this.failures += 1;
    this.move('waiting');
    const wait = Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(this.failures, 6)) * (0.6 + Math.random() * 0.4);
    this.timer = setTimeout(() => this.connect(), wait);
  }

  /** @param {LiveState} state @param {import('./api.js').Problem} [problem] */
  move(state, problem) {
    if (this.state === state) return;
    this.state = state;
    this.options.onState?.(state, problem);
  }
}

/** Cuts a text stream into event frames; lines may end in LF or CRLF and arrive in any pieces. */
class Frames {
  /** @param {(data: string, id: string) => void} emit */
  constructor(emit) {
    this.emit = emit;
    this.rest = '';
    this.clear();
  }

  clear() {
    this.id = '';
    /** @type {string[]} */
    this.data = [];
  }

  /** @param {string} text */
  push(text) {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.line(line.replace(/\r$/, ''));
  }

  /** @param {string} line */
  line(line) {
    if (line === '') return this.dispatch();
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === 'data') this.data.push(value);
    if (field === 'id') this.id = value;
  }

  dispatch() {
    if (this.data.length) this.emit(this.data.join('\n'), this.id);
    this.clear();
  }
}
