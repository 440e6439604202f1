// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { query, request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import { field, given } from './fields.js';
import { addressOf } from './filters.js';

/** The confidence by which it is told how sure the bot is now. */
const SURE = 0.8;
/** So many articles are told to be near a question. */
const NEAR = 3;
const LONGEST_ASKED = 1000;

/**
 * What conversations have taught: questions nothing answers, alike ones together, one click from an article, a new one or one of those `known`;
 * and articles after which customers said no or came back. Nothing here changes an answer by itself. Tells `draft` with an article to begin and
 * `attach` with the id of one that is there and the questions to add to it.
 */
export class ManagerGaps extends PageElement {
  static properties = { locale: {}, known: { attribute: false }, report: { state: true }, problem: { state: true }, aside: { state: true },
    placing: { state: true }, near: { state: true } };

  constructor() {
    super();
    this.locale = 'en';
    /** @type {any[]} */ this.known = [];
    /** The questions an article is looked for. @type {any} */ this.placing = null;
    /** Articles near them. @type {any[]} */ this.near = [];
    /** @type {any} */ this.report = null;
    /** @type {any} */ this.problem = null;
    /** @type {any} */ this.aside = null;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('locale')) this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.dismiss();
  }

  async load() {
    const { locale } = this;
    this.report = null;
    try {
      const report = await guarded(() => request('GET', `/api/v1/bot/learning${query({ locale })}`));
      if (locale === this.locale) [this.report, this.problem] = [report, null];
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (this.problem) return trouble(this.problem);
    if (!this.report) return html`<div class="bone rows-bone" aria-label=${t('loading')}></div>`;
    return html`${this.unanswered()}${this.disliked()}`;
  }

  unanswered() {
    const clusters = this.report.unanswered.filter((/** @type {any} */ one) => one !== this.aside);
    return html`<section class="part"><header class="section-top"><h2>${t('gaps')}</h2></header><p class="soft explain">${t('gaps.hint')}</p>
      ${this.aside ? html`<p class="told">${icon('check')}<span>${t('gaps.hidden')} <button class="linkish" type="button"
        @click=${() => (this.aside = null)}>${t('undo')}</button></span></p>` : nothing}
      ${clusters.length ? html`<ul class="cards">${repeat(clusters, (/** @type {any} */ one) => one.ids[0], (one) => this.cluster(one))}</ul>`
        : html`<div class="empty">${icon('check')}<strong>${t('gaps.none')}</strong><p>${t('gaps.none.hint')}</p></div>`}</section>`;
  }

  /** @param {any} one */
  cluster(one) {
    const others = one.draft.questions.filter((/** @type {string} */ text) => text !== one.representative);
    return html`<li class="asked"><div class="grow"><b dir="auto" lang=${one.language}>${one.representative}</b>
      <p class="soft small">${one.language === one.draft.locale ? nothing : html`${words.formatter('DisplayNames', { type: 'language' }).of(one.language)} · `}${t('gaps.asked', { count: one.count })} · ${t('gaps.last', { day: words.date(one.lastAt) })}</p>
      ${others.length ? html`<details class="behind"><summary class="small">${t('gaps.alike')}</summary><ul class="small">${others.slice(0, 20)
        .map((/** @type {string} */ text) => html`<li dir="auto">${text}</li>`)}</ul></details>` : nothing}</div>
      <button class="btn quiet small" type="button" @click=${() => this.hide(one)}>${t('gaps.hide')}</button>
      ${this.known.length ? html`<button class="btn quiet small" type="button" aria-expanded=${this.placing === one}
        @click=${() => this.place(one)}>${t('gaps.add')}</button>` : nothing}
      <button class="btn small" type="button" @click=${() => this.tell('draft', one.draft)}>${icon('plus')}${t('gaps.draft')}</button>
      ${this.placing === one ? this.places(one) : nothing}</li>`;
  }

  /** Which article is to have the questions, the nearest first. @param {any} one */
  places(one) {
    const option = (/** @type {any} */ article) => html`<option value=${article.id}>${article.title}</option>`;
    const attach = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      this.tell('attach', { article: given(event).text('article'), questions: one.draft.questions });
    };
    return html`<form class="inline-form" @submit=${attach}>${field(t('gaps.which'), html`<select class="input" name="article" required><option
      value="">${t('gaps.choose')}</option>${this.near.length ? html`<optgroup label=${t('gaps.near')}>${this.near.map(option)}</optgroup>` : nothing}<optgroup
      label=${t('gaps.all')}>${this.known.map(option)}</optgroup></select>`)}<button class="btn" type="submit">${t('gaps.open')}</button></form>`;
  }

  /** @param {any} one */
  async place(one) {
    [this.placing, this.near] = [this.placing === one ? null : one, []];
    if (!this.placing) return;
    const body = { text: one.representative.slice(0, LONGEST_ASKED), locale: this.locale };
    const found = await request('POST', '/api/v1/bot/ask', { body }).catch(() => null); // a help, not a must
    if (this.placing !== one) return;
    this.near = (found?.candidates ?? []).slice(0, NEAR).map((/** @type {any} */ near) => this.known.find((article) => article.id === near.articleId)).filter(Boolean);
    await this.updateComplete;
    this.querySelector('select')?.focus();
  }

  /** Out of sight at once, and for good only when the next one follows or the page is left: till then it may come back. @param {any} one */
  async hide(one) {
    await this.dismiss();
    this.aside = one;
  }

  async dismiss() {
    const done = this.aside;
    if (!done) return;
    this.aside = null;
    if (this.report) this.report = { ...this.report, unanswered: this.report.unanswered.filter((/** @type {any} */ one) => one !== done) };
    try {
      await guarded(() => request('POST', '/api/v1/bot/learning/dismiss', { body: { ids: done.ids } }));
    } catch (problem) {
      this.problem = problem;
    }
  }

  disliked() {
    const { disliked } = this.report;
    if (!disliked.length) return nothing;
    return html`<section class="part"><header class="section-top"><h2>${t('disliked')}</h2></header><p class="soft explain">${t('disliked.hint')}</p>
      <table class="stacking"><thead><tr><th scope="col">${t('article')}</th><th scope="col" class="end">${t('disliked.no')}</th>
        <th scope="col" class="end">${t('disliked.returned')}</th><th scope="col" class="end">${t('disliked.yes')}</th>
        <th scope="col" class="end">${t('disliked.sure', { before: words.percent(SURE, 0) })}</th></tr></thead>
        <tbody>${disliked.map((/** @type {any} */ one) => html`<tr><th scope="row"><a href=${addressOf({ view: 'knowledge', article: one.articleId,
          alocale: this.locale })}>${one.title}</a>${one.examples.length ? html`<span class="soft small note"
          dir="auto">${one.examples[0]}</span>` : nothing}</th>
          <td class="end num" data-label=${t('disliked.no')}>${words.number(one.no)}</td>
          <td class="end num" data-label=${t('disliked.returned')}>${words.number(one.returned)}</td>
          <td class="end num" data-label=${t('disliked.yes')}>${words.number(one.yes)}</td>
          <td class="end num" data-label=${t('disliked.sure', { before: words.percent(SURE, 0) })}>${words.percent(moved(SURE, one.shift ?? 0), 0)}</td></tr>`)}</tbody></table></section>`;
  }
}

/** A probability after its log odds were moved. @param {number} share @param {number} shift */
function moved(share, shift) {
  const odds = (share / (1 - share)) * Math.exp(shift);
  return odds / (1 + odds);
}

customElements.define('manager-gaps', ManagerGaps);
