// @ts-check
import { html, nothing } from 'lit';
import { query, request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import { begin, begun } from './begun.js';
import { addressOf } from './filters.js';
import { fetched, lost } from './lost.js';
import './manager-shelf.js';

/** The tabs beside the articles, each with the element that shows it. */
const TABS = /** @type {Record<string, {load: () => Promise<any>, show: (locale: string, known: any[]) => any}>} */ ({
  articles: { load: async () => undefined, show: () => nothing },
  gaps: { load: () => import('./manager-gaps.js'), 
    show: (locale, known) => html`<manager-gaps .locale=${locale} .known=${known}></manager-gaps>` },
  quality: { load: () => import('./manager-quality.js'),
    show: (locale, known) => html`<manager-quality .locale=${locale} .known=${known}></manager-quality>` },
  policy: { load: () => import('./manager-policy.js'), show: () => html`<manager-policy></manager-policy>` },
  changes: { load: () => import('./manager-changes.js'), show: () => html`<manager-changes></manager-changes>` },
});

/** The knowledge base: its articles, what it lacks, how good it is, when it answers, who changed what. Tells `look` (tab, article, alocale). */
export class ManagerKnowledge extends PageElement {
  static properties = { look: { attribute: false }, answer: { state: true }, model: { state: true }, problem: { state: true }, lost: { state: true } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    /** @type {any} */ this.answer = null;
    /** Who words the answers. @type {{model: string | null, away: boolean} | null} */ this.model = null;
    /** @type {any} */ this.problem = null;
    this.lost = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.modelNow();
  }

  /** Whether it is away is known once it was asked. */
  modelNow() {
    request('GET', '/api/v1/bot/model').then((model) => (this.model = model), () => undefined); // what could not be read is said by the articles
  }

  get locale() {
    return this.look.alocale || words.locale;
  }

  get tab() {
    return TABS[this.look.tab] ? this.look.tab : 'articles';
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    const { tab } = this;
    if (changed.has('look')) fetched(TABS[tab].load, (gone) => (this.lost = gone ? tab : ''));
    if (changed.has('look') && (!this.answer || (changed.get('look')?.alocale ?? '') !== (this.look.alocale ?? ''))) this.load();
  }

  /** On a phone the tabs are a strip to be pushed: the one that is open should be seen. @param {Map<string, any>} changed */
  updated(changed) {
    if (changed.has('look')) this.querySelector('.sections [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  async load() {
    const { locale } = this;
    try {
      const answer = await guarded(() => request('GET', `/api/v1/articles${query({ locale })}`));
      if (locale === this.locale) [this.answer, this.problem] = [answer, null];
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const known = this.answer?.articles ?? [];
    return html`<div class="knowledge-top"><nav class="sections" aria-label=${t('view.knowledge')}>${Object.keys(TABS).map((code) => html`<a
        href=${addressOf({ view: 'knowledge', tab: code === 'articles' ? '' : code, alocale: this.look.alocale })}
        aria-current=${code === this.tab ? 'page' : nothing}>${t(`knowledge.${code}`)}</a>`)}</nav>${this.languages()}</div>
      ${trouble(this.problem)}${this.model?.away ? html`<p class="warning" role="status">${icon('alert')}<span>${t('model.away',
        { model: this.model.model })}</span></p>` : nothing}
      <div @asked=${this.modelNow} @changed=${() => this.load()} @draft=${(/** @type {any} */ event) => this.begin(event.detail)}
        @attach=${(/** @type {any} */ event) => this.attach(event.detail)}>
      ${this.tab === 'articles' ? html`<manager-shelf .look=${this.look} .locale=${this.locale} .answer=${this.answer}></manager-shelf>`
        : this.lost === this.tab ? lost() : TABS[this.tab].show(this.locale, known)}</div>`;
  }

  languages() {
    const codes = [...new Set(['en', 'zh', ...Object.keys(this.answer?.locales ?? {})])];
    return html`<div class="segments" role="group" aria-label=${t('filter.locale')}>${codes.map((code) => html`<button type="button"
      aria-pressed=${this.locale === code} @click=${() => this.tell('look', { alocale: code, article: '' })}>${words.language(code)}</button>`)}</div>`;
  }

  /** A new article that begins with what somebody asked. @param {any} draft */
  begin(draft) {
    begin(this.locale, '+', draft);
    this.tell('look', { tab: '', article: '+' });
  }

  /** An article that is there, begun with further questions on top, one a line as it is edited. @param {{article: string, questions: string[]}} what */
  attach({ article, questions }) {
    const before = begun(this.locale, article) ?? {};
    const had = before.questions ?? this.answer.articles.find((/** @type {any} */ one) => one.id === article).questions;
    begin(this.locale, article, { version: this.answer.version, ...before,
      questions: [...new Set([...questions.flatMap((text) => text.split('\n')), ...had])] });
    this.tell('look', { tab: '', article });
  }
}

customElements.define('manager-knowledge', ManagerKnowledge);
