// @ts-check
import { html, nothing } from 'lit';
import { Problem, request } from '../shared/api.js';
import { guarded, t, trouble } from '../shared/page.js';

const AGAIN_MS = 5000;

/**
 * @typedef {object} Part
 * @property {string} path what was asked last
 * @property {any} [answer] of the last time that path was answered, null where the server has no such report
 * @property {string} [of] the path the answer is of
 * @property {Problem | null} problem why there is no newer one
 */

/**
 * Parts of a report, each asked for by itself. While one is asked anew, what it showed stays; when it cannot be read, what was shown of the
 * same conversations stays with a line that says so, and it is tried again.
 */
export class Parts {
  /** @param {import('lit').LitElement} host */
  constructor(host) {
    this.host = host;
    /** @type {Map<string, Part>} */
    this.known = new Map();
    /** @type {Set<ReturnType<typeof setTimeout>>} */
    this.timers = new Set();
    host.addController(this);
  }

  hostDisconnected() {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  /** @param {string} name */
  answer(name) {
    return this.known.get(name)?.answer;
  }

  /** Only what is asked differently, or `again`. Resolves when there is something new to show. @param {string} name @param {string} path @param {boolean} again */
  async load(name, path, again) {
    const before = this.known.get(name);
    if (before?.path === path && !again) return;
    const part = /** @type {Part} */ ({ ...before, path, problem: before?.path === path ? before.problem : null });
    this.known.set(name, part);
    try {
      const answer = await guarded(() => request('GET', path));
      Object.assign(part, { answer, of: path, problem: null });
    } catch (problem) {
      if (this.known.get(name) === part) this.failed(name, part, /** @type {Problem} */ (problem));
    }
  }

  /** @param {string} name @param {Part} part @param {Problem} problem */
  failed(name, part, problem) {
    if (problem.status === 404) return Object.assign(part, { answer: null, of: part.path });
    Object.assign(part, { problem, answer: part.of === part.path ? part.answer : undefined });
    if (!problem.retryable) return part;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (this.known.get(name) === part) this.again(name);
    }, Math.max(AGAIN_MS, problem.retryAfterSeconds * 1000));
    this.timers.add(timer);
    return part;
  }

  /** @param {string} name */
  async again(name) {
    await this.load(name, this.known.get(name)?.path ?? '', true);
    this.host.requestUpdate();
  }

  /** Why a part is old or missing, and a way to ask again. @param {string} name */
  trouble(name) {
    const part = this.known.get(name);
    if (!part?.problem) return nothing;
    return html`${trouble(part.problem)}<p class="small">${part.answer ? `${t('report.old')} ` : nothing}<button class="linkish" type="button"
      @click=${() => this.again(name)}>${t('retry')}</button></p>`;
  }
}
