// @ts-check
import { html, nothing } from 'lit';
import { query, request } from '../shared/api.js';
import { PageElement, guarded, t, trouble, words } from '../shared/page.js';

/** How one article came to be what it is, and a way back to any of it. Tells `saved` after a restore. */
export class ManagerPast extends PageElement {
  static properties = { article: {}, locale: {}, history: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.article = '';
    this.locale = 'en';
    /** @type {any[] | null} */ this.history = null;
    /** @type {any} */ this.problem = null;
  }

  render() {
    return html`<details class="behind past" @toggle=${(/** @type {any} */ event) => event.target.open && this.load()}>
      <summary class="small">${t('past')}</summary>${trouble(this.problem)}
      ${this.history ? html`<ol>${this.history.map((one, index) => this.entry(one, index))}</ol>` : nothing}</details>`;
  }

  /** @param {any} one @param {number} index */
  entry(one, index) {
    return html`<li><p class="small"><b>${one.at ? words.dateTime(one.at) : t('past.first')}</b> ${[one.by, one.what && words.term('change', one.what)]
      .filter(Boolean).join(' · ')}</p>
      ${one.article ? html`<details class="behind"><summary class="small">${one.article.title}</summary>
        <p class="before small" dir="auto">${one.article.answer}</p></details>`
        : html`<p class="soft small">${t('past.gone')}</p>`}
      ${index && one.article ? html`<button class="btn small" type="button" @click=${() => this.restore(one.version)}>${t('past.restore')}</button>`
        : nothing}</li>`;
  }

  get address() {
    return `/api/v1/articles/${encodeURIComponent(this.article)}`;
  }

  async load() {
    try {
      this.history = (await guarded(() => request('GET', `${this.address}/history${query({ locale: this.locale })}`))).history;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** Of the last change that is shown; where somebody has made another since, that is shown first. @param {string} version */
  async restore(version) {
    const body = { version, seen: this.history?.[0].version || undefined };
    const refusal = await guarded(() => request('POST', `${this.address}/restore${query({ locale: this.locale })}`, { body }))
      .then(() => null, (problem) => problem);
    if (!refusal || refusal.kind === 'outdated') {
      this.tell('saved');
      await this.load();
    }
    this.problem = refusal ?? this.problem;
  }
}

customElements.define('manager-past', ManagerPast);
