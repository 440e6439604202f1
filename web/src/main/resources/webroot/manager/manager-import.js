// @ts-check
import { html, nothing } from 'lit';
import { Problem, problemOf, query } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import '../shared/eh-file-pick.js';

const LISTED = 200;
const LARGEST = 50 * 1024 * 1024;
/** What a file is, by its ending: browsers guess differently. */
const TYPES = /** @type {Record<string, string>} */ ({ json: 'application/json', jsonl: 'application/x-ndjson', ndjson: 'application/x-ndjson',
  csv: 'text/csv', zip: 'application/zip', html: 'text/html', htm: 'text/html' });

/** Articles from a file: all of them or none, every bad entry named; first only checked if one likes. Tells `imported`. */
export class ManagerImport extends PageElement {
  static properties = { busy: { state: true }, result: { state: true }, problem: { state: true }, checked: { state: true } };

  constructor() {
    super();
    this.busy = false;
    /** @type {any} */ this.result = null;
    /** @type {any} */ this.problem = null;
    this.checked = false;
  }

  render() {
    return html`<form class="importer" @submit=${this.send} @change=${() => (this.result = null)}>
      <eh-file-pick name="file" accept=${Object.keys(TYPES).map((ending) => `.${ending}`).join(',')} required label=${t('import.file')}></eh-file-pick>
      <p class="soft small">${t('import.hint')}</p>
      <details class="behind"><summary class="small">${t('import.forms')}</summary><dl class="forms small">
        <dt>JSON</dt><dd><code>{"articles":[{"id","locale","topic","title","questions":[…],"answer","handoff"}]}</code></dd>
        <dt>JSONL</dt><dd>${t('import.jsonl')}</dd><dt>CSV</dt><dd>${t('import.csv')} <code>id,locale,topic,title,question,answer</code></dd>
        <dt>Markdown</dt><dd>${t('import.markdown')}</dd><dt>HTML</dt><dd>${t('import.html')}</dd></dl></details>
      <label class="check"><input type="checkbox" name="replace"> ${t('import.replace')}</label>
      ${trouble(this.problem)}${this.done()}
      <div class="actions"><button class="btn" type="submit" value="check" ?disabled=${this.busy}>${t('import.check')}</button><button
        class="btn primary" type="submit" value="do" ?disabled=${this.busy}>${t(this.busy ? 'import.busy' : 'import.do')}</button></div></form>`;
  }

  done() {
    if (!this.result) return nothing;
    const { imported, replaced, version, locales = {}, warnings = [], changes } = this.result;
    const lines = this.checked ? [] : Object.entries(locales);
    return html`<div class="told" role="status">${icon('check')}<div><p>${this.checked ? t('import.checked', { imported, replaced })
      : t('import.done', { imported, replaced, version })}</p>
      ${changes ? html`<details class="small"><summary>${t('import.changes', changes)}</summary><ul>${changes.steps.slice(0, LISTED)
        .map((/** @type {any} */ one) => html`<li>${words.term('import', one.what)} ${one.article}</li>`)}</ul></details>` : nothing}
      ${lines.map(([code, one]) => html`<p class="small">${words.language(code)}: ${t('import.locale', { articles: one.articles, questions: one.questions,
        threshold: words.number(one.threshold ?? 0, { maximumFractionDigits: 2 }), coverage: words.percent(one.expectedCoverage ?? 0, 0) })}</p>`)}
      ${warnings.length ? html`<ul class="small">${warnings.slice(0, 20).map((/** @type {any} */ one) => html`<li>${one.message}</li>`)}</ul>` : nothing}
      </div></div>`;
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const file = /** @type {File} */ (given.get('file'));
    const dryRun = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value === 'check';
    this.result = null;
    this.problem = refusal(file);
    if (this.problem) return;
    this.busy = true;
    try {
      this.result = await guarded(() => upload(file, { dryRun: dryRun || undefined, replace: given.has('replace') || undefined }));
      this.checked = dryRun;
      if (!dryRun) this.tell('imported');
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }
}

/** @param {File} file */
function typeOf(file) {
  return TYPES[file.name.split('.').pop()?.toLowerCase() ?? ''];
}

/** @param {File} file */
function refusal(file) {
  if (file.size > LARGEST) return new Problem({ status: 413, detail: t('import.large') });
  return typeOf(file) ? null : new Problem({ status: 415, detail: t('import.unknown') });
}

/** The file as it is: a folder of Markdown is no text. @param {File} file @param {Record<string, any>} how */
async function upload(file, how) {
  const response = await fetch(`/api/v1/articles/import${query(how)}`, { method: 'POST', body: file, headers: { 'Content-Type': typeOf(file),
    'Accept-Language': words.locale } })
    .catch(() => {
      throw new Problem({ status: 0, title: 'unreachable', method: 'POST' });
    });
  const body = await response.text();
  if (!response.ok) throw problemOf(response, body);
  return JSON.parse(body);
}

customElements.define('manager-import', ManagerImport);
