// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, guarded, t, trouble, words } from '../shared/page.js';
import { addressOf } from './filters.js';
import { labelled, ownWords, riskCoverage } from './quality.js';
import '../shared/eh-file-pick.js';
import './manager-chart.js';

const MOST = 10_000;
const DONE = ['answered', 'askedBack', 'handedOff'];
const COUNTS = ['right', 'wrong', 'outOfScope'];

/** Whether anybody was told something that does not answer them. @param {string} done @param {string} count @param {any} result */
const misled = (done, count, result) => done === 'answered' && count !== 'right' && result.decisions[done][count] > 0;

/** How good the bot is on questions whose right answers are known: risk against coverage, decisions, the worst mistakes. */
export class ManagerQuality extends PageElement {
  static properties = { locale: {}, known: { attribute: false }, result: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.locale = 'en';
    /** @type {any[]} */ this.known = [];
    /** @type {any} */ this.result = null;
    /** @type {any} */ this.problem = null;
    this.busy = false;
    this.own = 0;
  }

  render() {
    return html`<section class="part quality"><header class="section-top"><h2>${t('knowledge.quality')}</h2></header>
      <p class="soft explain">${t('quality.hint')}</p>
      <form class="editor" @submit=${this.run} @input=${() => (this.problem = null)}>
        <label class="field"><span>${t('quality.questions')}</span><textarea class="input" name="questions" rows="6" required
          placeholder=${t('quality.example')}></textarea></label>
        <eh-file-pick accept=".csv,.tsv,.txt" label=${t('quality.file')} @change=${this.read}></eh-file-pick>
        ${trouble(this.problem)}<div class="actions"><button class="btn primary" type="submit"
          ?disabled=${this.busy}>${t(this.busy ? 'quality.busy' : 'quality.do')}</button></div></form>
      <div aria-live="polite">${this.result ? this.report(this.result) : nothing}</div></section>`;
  }

  /** @param {Event} event */
  async read(event) {
    const file = /** @type {HTMLInputElement} */ (event.target).files?.[0];
    const box = /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
    if (file) box.value = await file.text();
  }

  /** @param {SubmitEvent} event */
  async run(event) {
    event.preventDefault();
    const text = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('questions'));
    const questions = labelled(text, new Set(this.known.map((one) => one.id))).slice(0, MOST);
    if (!questions.length) return;
    this.busy = true;
    try {
      this.result = await guarded(() => request('POST', '/api/v1/bot/evaluate', { body: { locale: this.locale, questions } }));
      this.own = ownWords(questions, this.known);
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  /** @param {any} result */
  report(result) {
    const share = (/** @type {number | null} */ value) => (typeof value === 'number' ? words.percent(value) : '–');
    const fact = (/** @type {string} */ key, /** @type {string} */ value) => html`<div><dt>${t(key)}</dt><dd class="num">${value}</dd></div>`;
    const { option, table } = riskCoverage(result.curve, result.promise.threshold);
    return html`${result.outOfScope ? html`<p class="soft small">${t('quality.unlabelled', { count: result.outOfScope })}</p>` : nothing}
      ${this.own ? html`<p class="soft small explain">${t('quality.own', { count: this.own })}</p>` : nothing}
      <dl class="facts">${fact('quality.count', words.number(result.questions))}${fact('quality.accuracy', share(result.accuracy))}
        ${fact('quality.auroc', typeof result.auroc === 'number' ? words.number(result.auroc, { maximumFractionDigits: 3 }) : '–')}
        ${fact('quality.coverage80', share(result.coverage80))}${fact('quality.coverage90', share(result.coverage90))}
        ${fact('quality.calibration', share(result.calibrationError))}</dl>
      <h3>${t('quality.curve')}</h3><p class="soft explain">${t('quality.promise', { precision: words.percent(result.promise.precision, 0),
        threshold: words.percent(result.promise.threshold, 0), coverage: words.percent(result.promise.coverage, 0) })}</p>
      <manager-chart .option=${option} .table=${table} .label=${t('quality.curve')}></manager-chart>
      <div class="two"><div><h3>${t('quality.decisions')}</h3><table><thead><tr><td></td>${COUNTS.map((count) => html`<th scope="col"
        class="end">${t(`quality.${count}`)}</th>`)}</tr></thead><tbody>${DONE.map((done) => html`<tr><th scope="row">${t(`quality.${done}`)}</th>
        ${COUNTS.map((count) => html`<td class=${`end num${misled(done, count, result) ? ' bad' : ''}`}>${words.number(result.decisions[done][count])}</td>`)}</tr>`)}</tbody></table></div>${this.worst(result.worst)}</div>`;
  }

  /** @param {any[]} worst */
  worst(worst) {
    const name = (/** @type {string} */ id) => this.known.find((one) => one.id === id)?.title ?? (id || '–');
    const link = (/** @type {string} */ id) => (this.known.some((one) => one.id === id)
      ? html`<a href=${addressOf({ view: 'knowledge', article: id, alocale: this.locale })}>${name(id)}</a>` : t('quality.none'));
    return worst.length ? html`<div><h3>${t('quality.worst')}</h3><ol class="worst">${worst.map((one) => html`<li><b dir="auto">${one.question.text}</b>
      <p class="soft small">${words.percent(one.confidence, 0)} ${name(one.picked)} → ${link(one.question.label)}</p></li>`)}</ol></div>` : nothing;
  }
}

customElements.define('manager-quality', ManagerQuality);
