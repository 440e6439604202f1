// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { markdown } from '../shared/markdown.js';
import { PageElement, guarded, t, trouble, words } from '../shared/page.js';

const LEAST_LETTERS = 2;
const PAUSE_MS = 350;

/** Try a question: what the bot would do with it as a first message, and why. Tells `open` (article id). */
export class ManagerTry extends PageElement {
  static properties = { locale: {}, result: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.locale = 'en';
    /** @type {any} */ this.result = null;
    /** @type {any} */ this.problem = null;
    this.busy = false;
  }

  render() {
    return html`<section class="try" aria-labelledby="try-title"><header class="section-top"><h2 id="try-title">${t('try')}</h2></header>
      <p class="soft explain">${t('try.hint')}</p>
      <form @submit=${this.now} @input=${this.soon}><input class="input" name="text" required maxlength="4000" aria-label=${t('try.label')}
        placeholder=${t('try.placeholder')}><button class="btn primary" type="submit" aria-busy=${this.busy}>${t('try.do')}</button></form>
      ${trouble(this.problem)}<div aria-live="polite">${this.result ? this.explain(this.result) : nothing}</div></section>`;
  }

  /** @param {any} result */
  explain(result) {
    const { decision, reason, confidence, threshold, candidates = [], text } = result;
    return html`<p class="decision"><span
      class="tag ${decision === 'answer' ? 'accent' : decision === 'handoff' ? 'warn' : ''}">${words.term('decision',
      decision)}</span>${reason ? html`<span>${words.term('reason', reason)}</span>` : nothing}</p>
      <p>${t(confidence >= threshold ? 'try.above' : 'try.below',
        { confidence: words.percent(confidence ?? 0, 0), threshold: words.percent(threshold ?? 0, 0) })}</p>
      ${candidates.length ? html`<h3>${t('try.candidates')}</h3>
        <ol class="candidates">${candidates.slice(0, 6).map((/** @type {any} */ one) => this.candidate(one, threshold))}</ol>` : nothing}
      ${text ? html`<h3>${t('try.answer')}</h3><div class="answer" dir="auto">${markdown(text)}</div>` : nothing}`;
  }

  /** @param {any} one @param {number} threshold */
  candidate(one, threshold) {
    const share = Math.max(0, Math.min(1, one.confidence ?? 0));
    return html`<li><button class="linkish clip" type="button" @click=${() => this.tell('open', one.articleId)}>${one.title
      ?? one.articleId}</button><span class="num end">${words.percent(share, 0)}</span>
      <svg class="bar" viewBox="0 0 200 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="200"
        height="8"></rect><rect class=${share >= threshold ? 'fill' : 'fill below'} width=${share * 200} height="8"></rect><rect
        class="limit" x=${threshold * 200 - 0.75} width="1.5" height="8"></rect></svg></li>`;
  }

  /** While somebody writes, once they pause. @param {InputEvent} event */
  soon(event) {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    clearTimeout(this.timer);
    if (value.trim().length >= LEAST_LETTERS) this.timer = setTimeout(() => this.ask(value), PAUSE_MS);
  }

  /** @param {SubmitEvent} event */
  now(event) {
    event.preventDefault();
    clearTimeout(this.timer);
    this.ask(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('text') ?? ''));
  }

  /** Only the last question is answered: an answer that comes late to an earlier one is not shown. @param {string} asked */
  async ask(asked) {
    const text = asked.trim();
    if (!text) return;
    this.asked = text;
    this.busy = true;
    try {
      const result = await guarded(() => request('POST', '/api/v1/bot/ask', { body: { text, locale: this.locale } }));
      if (this.asked === text) [this.result, this.problem] = [result, null];
    } catch (problem) {
      if (this.asked === text) [this.result, this.problem] = [null, problem];
    }
    this.busy = false;
    this.tell('asked');
  }
}

customElements.define('manager-try', ManagerTry);
