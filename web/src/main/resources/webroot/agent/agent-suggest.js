// @ts-check
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { query, request } from '../shared/api.js';
import { markdown } from '../shared/markdown.js';
import { PageElement, icon, t } from '../shared/page.js';

/** What is less near than this is near to no article: less likely ones would only distract. */
const WORTH = 0.15;
/** How far back a question is looked for, when the last words hold none. */
const BACK = 3;
/** What of the customer's may hold a question. */
const ASKING = new Set(['customer_said', 'message_left']);

/**
 * Articles near what the customer last asked, the nearest first, and a reply made of the nearest, to be read and edited before it is sent.
 * They are asked for by those words alone: how near they are is another number than how sure the bot was in the conversation, and is not told.
 * Tells `use` (text).
 */
export class AgentSuggest extends PageElement {
  static properties = { chat: { attribute: false }, found: { state: true }, open: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.chat = null;
    /** @type {any} */ this.found = null;
    /** @type {Record<string, any>} */ this.open = {};
    this.asked = '';
  }

  willUpdate() {
    const said = (this.chat?.events ?? []).filter((/** @type {any} */ event) => ASKING.has(event.type) && event.text).slice(-BACK).reverse();
    const asked = said.length ? `${this.chat.conversation.id}/${said[0].id}` : '';
    if (asked === this.asked) return;
    const [talk] = this.asked.split('/');
    this.asked = asked;
    if (!asked.startsWith(`${talk}/`)) [this.found, this.open] = [null, {}]; // another customer's
    if (said.length) this.ask(said.map((/** @type {any} */ event) => event.text.slice(0, 1000)));
  }

  get locale() {
    return this.chat.conversation.locale || 'en';
  }

  /** "Are you there?" asks for no article: the words before it may. @param {string[]} said the last first */
  async ask(said) {
    const { asked } = this;
    for (const text of said) {
      const found = await request('POST', '/api/v1/bot/ask', { body: { text, locale: this.locale } }).catch(() => null); // a help, not a must
      if (asked !== this.asked) return;
      if (!(found?.candidates?.[0]?.confidence >= WORTH)) continue;
      [this.found, this.open] = [found, {}];
      return;
    }
  }

  render() {
    const suggested = this.found?.decision === 'answer' && this.found.text;
    const candidates = (this.found?.candidates ?? []).filter((/** @type {any} */ one) =>
      one.confidence >= WORTH && !(suggested && one.articleId === this.found.articleId)).slice(0, 3);
    if (!candidates.length && !suggested) return nothing;
    return html`<section class="suggest" aria-label=${t('suggest')}><h3>${t('suggest')}</h3>
      ${suggested ? html`<div class="suggested"><div class="text" dir="auto">${guard([suggested], () => markdown(suggested))}</div>${this.use(suggested)}</div>` : nothing}
      <ul>${candidates.map((/** @type {any} */ one) => this.candidate(one))}</ul></section>`;
  }

  /** @param {string} text */
  use(text) {
    return html`<button class="btn small" type="button" @click=${() => this.tell('use', text)}>${icon('edit')}${t('suggest.use')}</button>`;
  }

  /** @param {any} one */
  candidate(one) {
    const article = this.open[one.articleId];
    return html`<li><details @toggle=${(/** @type {any} */ event) => event.target.open && this.read(one.articleId)}>
      <summary><span class="clip">${one.title}</span></summary>
      ${article ? html`<div class="small text" dir="auto">${guard([article], () => markdown(article.answer))}</div>${this.use(article.answer)}` : html`<div class="bone"></div>`}
    </details></li>`;
  }

  /** @param {string} id */
  async read(id) {
    if (this.open[id]) return;
    const article = await request('GET', `/api/v1/articles/${encodeURIComponent(id)}${query({ locale: this.locale })}`)
      .catch(() => ({ answer: t('suggest.gone') })); // it may have been taken out a moment ago
    this.open = { ...this.open, [id]: article };
  }
}

customElements.define('agent-suggest', AgentSuggest);
