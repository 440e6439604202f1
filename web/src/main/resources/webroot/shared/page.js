// @ts-check
import { LitElement, html, nothing, render, svg } from 'lit';
import { Problem, request } from './api.js';
import './drop.js';
import { PATHS } from './icons.js';
import { Words, keep, kept, preferredLocale } from './i18n.js';

/** The words of this page; loaded before any element is defined, so `t` may be called anywhere. */
export const words = await Words.load(preferredLocale(), '/assets/shared/messages');
export const t = words.t;
document.documentElement.lang = words.locale;

const AGAIN_MS = 4000;
const SLOW_MS = 1500;
/** Faults told at once; whoever mends these comes back for the others. */
const LISTED = 50;

/** A Lit element in the page's own tree: our pages share one style sheet and one set of ids. */
export class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** @param {string} type @param {any} [detail] */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

/** @param {string} name one of the icons */
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${svg`<path d=${PATHS[name]}></path>`}</svg>`;
}

/** A problem in words a person can act on, or nothing. @param {any} problem */
export function trouble(problem) {
  if (!problem) return nothing;
  const errors = problem.details?.errors ?? [];
  const place = (/** @type {any} */ error) =>
    [error.line && t('problem.line', { line: error.line }), error.index !== undefined && t('problem.entry', { index: error.index + 1 }),
    error.field].filter(Boolean).join(', ');
  const again = problem instanceof Problem && problem.unreachable && problem.reading;
  return html`<div class="problem" role="alert" ?data-again=${again}>${icon('alert')}<div>${sentenceOf(problem)}
    ${errors.length ? html`<ul>${errors.slice(0, LISTED)
      .map((/** @type {any} */ error) => html`<li>${place(error)}: ${error.message}</li>`)}</ul>` : nothing}
    ${errors.length > LISTED ? html`<p>${t('problem.more', { count: errors.length - LISTED })}</p>` : nothing}</div></div>`;
}

/** @param {any} problem */
export function sentenceOf(problem) {
  if (!(problem instanceof Problem)) return t('problem.other');
  const own = `problem.${problem.kind}`;
  if (problem.kind === 'taken' && problem.details.holderName) return t('taken', { name: problem.details.holderName });
  if (problem.kind === 'offered' && problem.details.holderName) return t('offered', { name: problem.details.holderName,
    when: words.time(problem.details.until) });
  if (words.messages[own]) return t(own, { detail: problem.details.detail ?? '' });
  if (problem.unreachable) return t(problem.reading ? 'problem.unreachable' : 'problem.unsent');
  if (problem.status === 429) return t('problem.limit', { count: problem.retryAfterSeconds || 5 });
  if (problem.status >= 500) return t('problem.away');
  return problem.details.detail || problem.details.title || t('problem.other');
}

/**
 * Who is signed in; sends everybody else to the sign-in page and never comes back. While the server cannot tell, that stands on the page
 * and it is asked again.
 * @returns {Promise<any>}
 */
export async function signedIn() {
  const note = document.createElement('div');
  const slow = setTimeout(() => instead(note, html`<p role="status">${t('slow')}</p>`), SLOW_MS);
  for (;;) {
    try {
      const me = await request('GET', '/api/v1/me');
      clearTimeout(slow);
      note.remove();
      return me;
    } catch (failure) {
      clearTimeout(slow);
      if (!(failure instanceof Problem) || (failure.status !== 401 && !failure.retryable)) throw failure;
      if (failure.status !== 401) await pause(note, failure);
      else {
        toSignIn();
        return new Promise(() => undefined);
      }
    }
  }
}

/** Says why nothing is there yet, until it is time or somebody asks to try again. @param {HTMLElement} note @param {Problem} problem */
function pause(note, problem) {
  return new Promise((resolve) => {
    const wait = Math.max(AGAIN_MS, problem.retryAfterSeconds * 1000);
    const timer = setTimeout(resolve, wait);
    const now = () => resolve(clearTimeout(timer));
    instead(note, html`${trouble(problem)}<p><button class="btn" type="button" @click=${now}>${t('retry')}</button></p>`);
  });
}

/** In the page's place, as long as there is nothing to show on it. @param {HTMLElement} note @param {any} content */
function instead(note, content) {
  render(html`<main class="unavailable" id="main"><h1 class="sr">${document.title}</h1>${content}</main>`, note);
  document.body.append(note);
}

/** The demo's accounts, or null where this is no demo. @returns {Promise<{accounts: any[]} | null>} */
export async function demo() {
  const answer = await request('GET', '/api/v1/demo').catch(() => null); // unknown outside the demo
  return answer?.demo ? answer : null;
}

/** @param {boolean} [ended] whether there was a session before */
export function toSignIn(ended = false) {
  const next = encodeURIComponent(location.pathname + location.search + location.hash);
  location.assign(`/signin?next=${next}${ended ? '&ended=1' : ''}`);
}

/** Everything that was begun with the server. @type {Promise<any>} */
let underWay = Promise.resolve();

/** Once nothing is under way any more, what is being begun just now included. */
export async function settled() {
  await new Promise((resolve) => setTimeout(resolve));
  for (let last = null; last !== underWay;) await (last = underWay);
}

/** Does something with the server; a session that ran out leads to the sign-in page. @param {() => Promise<any>} action */
export async function guarded(action) {
  try {
    const doing = action();
    underWay = Promise.allSettled([underWay, doing]).then(() => undefined);
    return await doing;
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 401) toSignIn(true);
    throw failure;
  }
}

export const theme = {
  get value() {
    return kept('evenhand:theme') ?? 'auto';
  },
  /** @param {string} value auto, light or dark */
  set value(value) {
    keep('evenhand:theme', value === 'auto' ? null : value);
    this.apply();
  },
  apply() {
    const { value } = this;
    if (value === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
  },
};
theme.apply();

/** @param {string} locale */
export function speak(locale) {
  keep('evenhand:lang', locale);
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  location.replace(address);
  if (address.href === location.href) location.reload();
}
