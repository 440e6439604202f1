// @ts-check
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { query, request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import './manager-article.js';
import './manager-import.js';
import './manager-try.js';

/** The knowledge base: find, edit, import, and try a question. Tells `look` (article, alocale). */
export class ManagerKnowledge extends PageElement {
  static properties = { look: { attribute: false }, answer: { state: true }, search: { state: true }, problem: { state: true },
    importing: { state: true } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    /** @type {any} */ this.answer = null;
    this.search = '';
    /** @type {any} */ this.problem = null;
    this.importing = false;
  }

  get locale() {
    return this.look.alocale || words.locale;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.answer = await guarded(() => request('GET', `/api/v1/articles${query({ locale: this.locale })}`));
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  get found() {
    const asked = this.search.trim().toLowerCase();
    const articles = this.answer?.articles ?? [];
    return asked ? articles.filter((/** @type {any} */ one) =>
      [one.id, one.title, one.topic, one.answer, ...(one.questions ?? [])].some((text) => String(text).toLowerCase().includes(asked)))
      : articles;
  }

  render() {
    const { article } = this.look;
    return html`<div class="knowledge" @saved=${() => this.load()} @shut=${() => this.tell('look', { article: '' })}>
      <section class="shelf" aria-labelledby="shelf-title"><header class="section-top"><h2
        id="shelf-title">${t('view.knowledge')}</h2>${this.answer
        ? html`<span class="soft small">${t('articles', { count: this.answer.articles.length })} · ${this.answer.version}</span>` : nothing}
        <button class="btn small" type="button" @click=${() => (this.importing = !this.importing)}
          aria-expanded=${this.importing}>${icon('upload')}${t('import')}</button><button class="btn primary small" type="button"
          @click=${() => this.tell('look', { article: '+' })}>${icon('plus')}${t('article.new')}</button></header>
        <div class="tools"><label class="find">${icon('search')}<span class="sr">${t('articles.search')}</span><input class="input"
          type="search" placeholder=${t('articles.search')} .value=${this.search}
          @input=${(/** @type {any} */ event) => (this.search = event.target.value)}></label>
          ${this.languages()}</div>
        ${this.importing ? html`<manager-import @imported=${() => this.load()}></manager-import>` : nothing}
        ${trouble(this.problem)}${this.list()}</section>
      <div class="bench">${article ? keyed(`${this.locale}/${article}`, html`<manager-article .article=${article} .locale=${this.locale}
        .known=${this.answer?.articles ?? []}></manager-article>`)
        : html`<manager-try .locale=${this.locale}
        @open=${(/** @type {any} */ event) => this.tell('look', { article: event.detail })}></manager-try>`}</div>
    </div>`;
  }

  languages() {
    const codes = [...new Set(['en', 'zh', ...Object.keys(this.answer?.locales ?? {})])];
    return html`<div class="segments" role="group"
      aria-label=${t('filter.locale')}>${codes.map((code) =>
      html`<button type="button" aria-pressed=${this.locale === code}
      @click=${() => this.turn(code)}>${words.language(code)}</button>`)}</div>`;
  }

  /** @param {string} alocale */
  async turn(alocale) {
    this.tell('look', { alocale, article: '' });
    await this.updateComplete;
    this.load();
  }

  list() {
    if (!this.answer) return this.problem ? nothing : html`<div class="bone rows-bone"></div>`;
    const { found } = this;
    if (!found.length) return html`<div
      class="empty">${icon('book')}<strong>${t(this.search ? 'articles.nothing' : 'articles.none')}</strong><p>${t(this.search
      ? 'articles.nothing.hint' : 'articles.none.hint')}</p></div>`;
    return html`<ul class="articles">${repeat(found, (one) => one.id, (one) =>
      html`<li><button type="button" aria-current=${this.look.article === one.id ? 'true' : nothing}
      @click=${() => this.tell('look', { article: one.id })}>
      <span class="name clip">${one.title}</span><span
        class="soft small clip">${[words.term('topic', one.topic),
        t('questions', { count: one.questions?.length ?? 0 })].join(' · ')}</span>${one.handoff
        ? html`<span class="tag">${t('article.handoff.short')}</span>` : nothing}</button></li>`)}</ul>`;
  }
}

customElements.define('manager-knowledge', ManagerKnowledge);
