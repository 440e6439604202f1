// @ts-check
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement, icon, t, words } from '../shared/page.js';
import { begun } from './begun.js';
import './manager-article.js';
import './manager-import.js';
import './manager-try.js';

const FORMATS = ['json', 'jsonl', 'csv', 'markdown', 'html'];

/** The articles of one language: find, edit, import, save as a file; beside them a bench to try questions. Tells `look` (article), `changed`. */
export class ManagerShelf extends PageElement {
  static properties = { look: { attribute: false }, locale: {}, answer: { attribute: false }, search: { state: true },
    importing: { state: true } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    this.locale = 'en';
    /** @type {any} */ this.answer = null;
    this.search = '';
    this.importing = false;
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
    return html`<div class="knowledge" @saved=${() => this.tell('changed')} @kept=${() => this.requestUpdate()} @shut=${() => this.tell('look', { article: '' })}>
      <section class="shelf" aria-labelledby="shelf-title">${this.head()}
        <div class="tools"><label class="find">${icon('search')}<span class="sr">${t('articles.search')}</span><input class="input"
          type="search" placeholder=${t('articles.search')} .value=${this.search}
          @input=${(/** @type {any} */ event) => (this.search = event.target.value)}></label></div>
        ${this.importing ? html`<manager-import @imported=${() => this.tell('changed')}></manager-import>` : nothing}
        ${this.list()}</section>
      <div class="bench">${article ? keyed(`${this.locale}/${article}`, html`<manager-article .article=${article} .locale=${this.locale}
        .known=${this.answer?.articles ?? null} .version=${this.answer?.version ?? ''}></manager-article>`)
        : html`<manager-try .locale=${this.locale}
        @open=${(/** @type {any} */ event) => this.tell('look', { article: event.detail })}></manager-try>`}</div>
    </div>`;
  }

  head() {
    const shelf = this.answer?.locales?.[this.locale];
    const facts = this.answer && [t('articles', { count: this.answer.articles.length }), this.answer.version,
      shelf && (shelf.threshold >= 1 ? t('shelf.silent') : t('shelf.promise', { threshold: words.percent(shelf.threshold, 0),
        coverage: words.percent(shelf.expectedCoverage, 0) }))].filter(Boolean).join(' · ');
    return html`<header class="section-top"><h2 id="shelf-title">${t('knowledge.articles')}</h2>
      ${this.download()}<button class="btn small" type="button" @click=${() => (this.importing = !this.importing)}
        aria-expanded=${this.importing}>${icon('upload')}${t('import')}</button><button class="btn primary small" type="button"
        @click=${() => this.tell('look', { article: '+' })}>${icon('plus')}${t('article.new')}</button></header>
      <p class="soft small">${facts}</p><p class="soft small">${t('articles.order')}</p>`;
  }

  download() {
    return html`<details class="drop"><summary class="btn quiet small">${icon('download')}${t('export')}</summary>
      <div class="sheet">${FORMATS.map((format) => html`<a class="item" href="/api/v1/articles/export?format=${format}"
        download>${t(`format.${format}`)}</a>`)}</div></details>`;
  }

  list() {
    if (!this.answer) return html`<div class="bone rows-bone"></div>`;
    const { found } = this;
    if (!found.length) return html`<div class="empty">${icon('book')}<strong>${t(this.search ? 'articles.nothing' : 'articles.none')}</strong>
      <p>${t(this.search ? 'articles.nothing.hint' : 'articles.none.hint')}</p></div>`;
    return html`<ul class="articles">${repeat(found, (one) => one.id, (one) => html`<li><button type="button"
      aria-current=${this.look.article === one.id ? 'true' : nothing} @click=${() => this.tell('look', { article: one.id })}>
      <span class="name clip">${one.title}</span><span class="soft small clip">${[words.term('topic', one.topic),
        t('questions', { count: one.questions?.length ?? 0 })].join(' · ')}</span>${begun(this.locale, one.id)
        ? html`<span class="tag warn">${t('article.unsaved')}</span>` : one.handoff
        ? html`<span class="tag">${t('article.handoff.short')}</span>` : nothing}</button></li>`)}</ul>`;
  }
}

customElements.define('manager-shelf', ManagerShelf);
