// @ts-check
import { html, nothing } from 'lit';
import { Problem, query, request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';

const LARGEST = 50 * 1024 * 1024;

/** Articles from a JSON file: all of them or none, every bad entry named. Tells `imported`. */
export class ManagerImport extends PageElement {
  static properties = { busy: { state: true }, result: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.busy = false;
    /** @type {any} */ this.result = null;
    /** @type {any} */ this.problem = null;
  }

  render() {
    return html`<form class="importer" @submit=${this.send}>
      <label class="field"><span>${t('import.file')}</span><input class="input" type="file" name="file" accept=".json,application/json"
        required></label>
      <p class="soft small">${t('import.hint')} <code>{"articles":[{"id","locale","topic","title","questions":[…],"answer","handoff"}]}</code></p>
      <label class="check"><input type="checkbox" name="replace"> ${t('import.replace')}</label>
      ${trouble(this.problem)}${this.done()}
      <div class="actions"><button class="btn primary" type="submit"
        ?disabled=${this.busy}>${t(this.busy ? 'import.busy' : 'import.do')}</button></div></form>`;
  }

  done() {
    if (!this.result) return nothing;
    const { imported, replaced, version, locales = {}, warnings = [] } = this.result;
    return html`<div class="told" role="status">${icon('check')}<div><p>${t('import.done', { imported, replaced, version })}</p>
      ${Object.entries(locales).map(([code, one]) =>
        html`<p class="small">${words.language(code)}: ${t('import.locale',
        { articles: one.articles, questions: one.questions, threshold: words.number(one.threshold ?? 0, { maximumFractionDigits: 2 }),
        coverage: words.percent(one.expectedCoverage ?? 0, 0) })}</p>`)}
      ${warnings.length ? html`<ul class="small">${warnings.slice(0, 20)
        .map((/** @type {any} */ one) => html`<li>${one.message}</li>`)}</ul>` : nothing}</div></div>`;
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const file = /** @type {File} */ (given.get('file'));
    this.result = null;
    this.problem = file.size > LARGEST ? new Problem({ status: 413, detail: t('import.large') }) : null;
    if (this.problem) return;
    this.busy = true;
    try {
      const body = await file.text();
      this.result = await guarded(() =>
        request('POST', `/api/v1/articles/import${query({ replace: given.has('replace') || undefined })}`,
        { body, type: 'application/json' }));
      this.tell('imported');
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }
}

customElements.define('manager-import', ManagerImport);
