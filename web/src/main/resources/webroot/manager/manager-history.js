// @ts-check
import { html, nothing } from 'lit';
import { Problem, problemOf, query, request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import { choice, field } from './fields.js';
import '../shared/eh-file-pick.js';

const PRESETS = ['chatwoot', 'intercom', 'zendesk'];
const LOOK_MS = 700;

/** The history of a desk one already has: a file, how its columns are to be read, and how far the import is. */
export class ManagerHistory extends PageElement {
  static properties = { run: { state: true }, dry: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.run = null;
    this.dry = false;
    /** @type {any} */ this.problem = null;
    this.busy = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.later);
  }

  render() {
    return html`<section><h2>${t('section.history')}</h2><p class="soft explain">${t('history.hint')}</p>
      <form class="editor" @submit=${this.send}>
        <eh-file-pick name="file" accept=".csv,.jsonl,.ndjson" required label=${t('history.file')} hint=${t('history.file.hint')}></eh-file-pick>
        <div class="pair">${field(t('history.preset'), choice('preset', '', [['', t('history.own')], ...PRESETS.map((code) =>
          /** @type {[string, string]} */ ([code, t(`history.${code}`)]))]))}
        <eh-file-pick name="mapping" label=${t('history.mapping')} hint=${t('history.mapping.hint')}></eh-file-pick></div>
        ${trouble(this.problem)}${this.progress()}
        <div class="actions"><button class="btn" type="submit" value="check" ?disabled=${this.busy}>${t('import.check')}</button><button
          class="btn primary" type="submit" value="do" ?disabled=${this.busy}>${t('import.do')}</button></div></form></section>`;
  }

  progress() {
    if (!this.run) return nothing;
    const { step, done, total, report } = this.run;
    if (step === 'done') return this.outcome(report);
    if (step === 'failed' || step === 'lost') return nothing;
    const told = t(step === 'writing' && total && done >= total ? 'history.seeing' : `history.${step}`, { done, total });
    return html`<p class="small num" role="status">${told}</p><progress class="planned" max=${total || 1} value=${total ? done : nothing}
      aria-label=${told}></progress>`;
  }

  /** What becomes of the rows, or has become of them. @param {{imported: number, replaced: number, unchanged: number,
   * visible?: boolean, skipped?: number, known?: Record<string, number>}} report */
  outcome({ imported, replaced, unchanged, visible, skipped, known }) {
    const parts = { new: imported - replaced - unchanged, replaced, unchanged };
    return html`<div class="told" role="status">${icon('check')}<div><p>${t(this.dry ? 'history.checked' : 'history.done', { count: imported })}</p>
      <dl class="parts num">${Object.entries(parts).map(([part, count]) => html`<div><dt>${t(`history.${part}`)}</dt><dd>${words.number(count)}</dd></div>`)}</dl>
      ${skipped ? html`<p>${t('history.skipped', { count: skipped })}</p>` : nothing}${this.dry && imported && known ? facts(known) : nothing}
      ${this.dry ? nothing : html`<p><a href="/manager">${t('history.report')}</a>${visible === false ? html` <span class="soft">${t('history.behind')}</span>` : nothing}</p>`}</div></div>`;
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const body = new FormData();
    body.set('file', /** @type {File} */ (given.get('file')));
    const mapping = /** @type {File} */ (given.get('mapping'));
    if (mapping.size) body.set('mapping', mapping);
    this.dry = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value === 'check';
    [this.busy, this.problem, this.run] = [true, null, null];
    try {
      const { progress } = await guarded(() => upload(body, { preset: given.get('preset'), dryRun: this.dry || undefined, wait: false }));
      await this.follow(progress);
    } catch (problem) {
      [this.problem, this.busy] = [problem, false];
    }
  }

  /** @param {string} address */
  async follow(address) {
    this.run = await guarded(() => request('GET', address));
    const { step, error, errors } = this.run;
    if (step === 'failed' || step === 'lost') throw new Problem({ status: 400, detail: error, errors });
    if (step === 'done') this.busy = false;
    else this.later = setTimeout(() => this.follow(address).catch((problem) => ([this.problem, this.busy] = [problem, false])), LOOK_MS);
  }
}

/** A rule that finds nothing is seen here before it is missed in a report. @param {Record<string, number>} known */
function facts(known) {
  const all = Object.entries(known);
  const none = all.filter(([, rows]) => !rows).map(([fact]) => fact);
  return html`<details class="small" open><summary>${t('history.known')}</summary>
    <dl class="known num">${all.filter(([, rows]) => rows).map(([fact, rows]) => html`<div><dt><code>${fact}</code></dt><dd>${words.number(rows)}</dd></div>`)}</dl>
    ${none.length ? html`<p class="soft">${t('history.nowhere', { facts: none.join(', ') })}</p>` : nothing}</details>`;
}

/** @param {FormData} body @param {Record<string, any>} how */
async function upload(body, how) {
  const response = await fetch(`/api/v1/outcomes/import${query(how)}`, { method: 'POST', body,
    headers: { 'Accept-Language': words.locale } }).catch(() => {
    throw new Problem({ status: 0, title: 'unreachable', method: 'POST' });
  });
  const text = await response.text();
  if (!response.ok) throw problemOf(response, text);
  return JSON.parse(text);
}

customElements.define('manager-history', ManagerHistory);
