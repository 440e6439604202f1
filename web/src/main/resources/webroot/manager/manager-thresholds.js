// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { guarded, icon, t, words } from '../shared/page.js';
import { measureName } from './figures.js';
import { SettingsForm } from './settings-form.js';

const ADDRESS = '/api/v1/alert-rules';
const AFTER_TYPING_MS = 400;
const LINES = ['above', 'below', 'change', 'practical'];

/** Lines a manager sets beside the charts, metric by metric, with what they would ring for nothing while one types. */
export class ManagerThresholds extends SettingsForm {
  static properties = { ...SettingsForm.properties, foreseen: { state: true } };

  constructor() {
    super(ADDRESS);
    /** What the alerts would be under what is typed. @type {any} */ this.foreseen = null;
  }

  /** How it stands under the rules there are, as soon as they are known. */
  updated() {
    if (!this.settings || this.begun) return;
    this.begun = true;
    this.foresee(this.rules);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  render() {
    if (!this.settings) return this.waiting();
    return html`<section><h2>${t('section.thresholds')}</h2><p class="soft explain">${t('thresholds.hint')}</p>
      <form class="editor thresholds" @submit=${this.save} @input=${this.typed}>
        <table class="stacking"><thead><tr><th scope="col">${t('metric')}</th>${LINES.map((line) =>
          html`<th scope="col">${t(`thresholds.${line}`)}</th>`)}</tr></thead>
        <tbody>${this.settings.metrics.map((/** @type {any} */ one) => this.metric(one))}</tbody></table>
        <p class="lead" role="status">${this.foreseen ? t('alerts.false', { count: monthly(this.foreseen.falseAlarmsADay) }) : nothing}</p>
        ${this.foot()}</form></section>`;
  }

  /** @param {any} one */
  metric(one) {
    const row = this.foreseen?.rows.find((/** @type {any} */ known) => known.metric === one.metric);
    return html`<tr><th scope="row">${measureName(one.metric)}${row ? this.stands(row) : nothing}</th>${LINES.map((line) =>
      html`<td data-label=${t(`thresholds.${line}`)}>${this.input(one, line)}</td>`)}</tr>`;
  }

  /** Shares are typed in percent, as they are read. @param {any} one @param {string} line */
  input({ metric, unit, practical, rule }, line) {
    const percent = inPercent(unit, line);
    const value = rule?.[line];
    return html`<span class="line"><input class="input" type="number" name="${metric}.${line}" min="0" max=${percent ? unit === 'share' ? 100 : 1000 : nothing}
      step="any" aria-label="${measureName(metric)}: ${t(`thresholds.${line}`)}" placeholder=${line === 'practical' ? tidy(practical * 100) : nothing}
      .value=${value === undefined ? '' : String(tidy(percent ? value * 100 : value))}><span class="soft small">${percent ? '%' : t('thresholds.seconds')}</span></span>`;
  }

  /** Where it stands, and how often it would ring although nothing changed. @param {any} row */
  stands(row) {
    const usual = row.baseline === null ? t('alerts.learning') : t('alerts.usual', { value: row.unit === 'seconds'
      ? `${words.number(Math.round(row.baseline))} ${t('thresholds.seconds')}` : words.percent(row.baseline) });
    return html`<span class="note soft small">${usual} · <span class="num">${t('thresholds.false', { count: monthly(row.falseAlarmsADay) })}</span>${['above', 'below',
      'change'].some((line) => row.signals.includes(line)) ? html` · <span class="tag warn">${icon('alert')}${t('thresholds.now')}</span>` : nothing}</span>`;
  }

  /** @returns {Record<string, Record<string, number>>} */
  get rules() {
    const form = new FormData(/** @type {HTMLFormElement} */ (this.querySelector('form')));
    const rules = this.settings.metrics.map((/** @type {any} */ { metric, unit }) => {
      const given = LINES.map((line) => [line, String(form.get(`${metric}.${line}`) ?? '').trim()]).filter(([, text]) => text);
      return [metric, Object.fromEntries(given.map(([line, text]) => [line,
        Number(text) / (inPercent(unit, line) ? 100 : 1)]))];
    });
    return Object.fromEntries(rules.filter(([, rule]) => Object.keys(rule).length));
  }

  typed() {
    this.saved = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.foresee(this.rules), AFTER_TYPING_MS);
  }

  /** What cannot be is said when it is to be saved. @param {Record<string, any>} rules */
  async foresee(rules) {
    const asked = (this.asked = (this.asked ?? 0) + 1);
    await guarded(() => request('POST', `${ADDRESS}/preview`, { body: { rules } }))
      .then((answer) => asked === this.asked && (this.foreseen = answer), () => undefined); // the last that could be stays
  }

  /** @param {SubmitEvent} event */
  save(event) {
    event.preventDefault();
    this.put({ rules: this.rules });
  }
}

/** @param {string} unit @param {string} line */
function inPercent(unit, line) {
  return unit === 'share' || line === 'change' || line === 'practical';
}

/** @param {number} aDay */
function monthly(aDay) {
  return words.number(aDay * 30, { maximumFractionDigits: 1 });
}

/** @param {number} value without a tail of digits */
function tidy(value) {
  return Math.round(value * 1000) / 1000;
}

customElements.define('manager-thresholds', ManagerThresholds);
