// @ts-check
import { html, nothing } from 'lit';
import { query, request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';

const NONE = 'none';

/**
 * Questions customers came with, drawn by chance, for somebody to say which article answers each. What the bot would say is not shown, so that
 * nobody is led. Tells `labelled` with them all so far, as {text, label}.
 */
export class ManagerDraw extends PageElement {
  static properties = { locale: {}, known: { attribute: false }, drawn: { state: true }, labels: { state: true }, busy: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.locale = 'en';
    /** @type {any[]} */ this.known = [];
    /** @type {{conversation: string, text: string}[] | null} */ this.drawn = null;
    /** By conversation. @type {Record<string, string>} */ this.labels = {};
    this.busy = false;
    /** @type {any} */ this.problem = null;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('locale')) [this.drawn, this.labels, this.problem] = [null, {}, null];
  }

  async draw() {
    const { locale } = this;
    this.busy = true;
    try {
      const { questions } = await guarded(() => request('GET', `/api/v1/bot/questions${query({ locale })}`));
      if (locale === this.locale) [this.drawn, this.problem] = [questions, null];
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  render() {
    if (!this.drawn) return html`<div class="actions"><button class="btn" type="button" ?disabled=${this.busy} @click=${this.draw}>${icon('chat')}${t('draw.do')}</button></div>
      <p class="soft small explain">${t('draw.hint')}</p>${trouble(this.problem)}`;
    if (!this.drawn.length) return html`<p class="soft" role="status">${t('draw.nothing')}</p>`;
    const done = this.drawn.filter((one) => this.labels[one.conversation]).length;
    const articles = this.known.map((one) => html`<option value=${one.id}>${one.title}</option>`);
    return html`<p class="soft explain">${t('draw.say')}</p><ol class="drawn">${this.drawn.map((one) => html`<li><label class="field"><span
      dir="auto">${one.text}</span><select class="input" @change=${(/** @type {any} */ event) => this.label(one.conversation, event.target.value)}>
      <option value="">${t('gaps.choose')}</option><option value=${NONE}>${t('draw.none')}</option>
      <optgroup label=${t('gaps.all')}>${articles}</optgroup></select></label></li>`)}</ol>
      <p class="soft small num" aria-live="polite">${done ? t('draw.done', { count: done, all: words.number(this.drawn.length) }) : nothing}</p>`;
  }

  /** @param {string} conversation @param {string} label */
  label(conversation, label) {
    this.labels = { ...this.labels, [conversation]: label };
    this.tell('labelled', (this.drawn ?? []).filter((one) => this.labels[one.conversation])
      .map((one) => ({ text: one.text, label: this.labels[one.conversation] })));
  }
}

customElements.define('manager-draw', ManagerDraw);
