// @ts-check
import { html, nothing } from 'lit';
import { PageElement, t, words } from '../shared/page.js';
import { DEFAULTS, RANGES, WINDOWS, named, narrowed, strange } from './filters.js';
import './manager-presets.js';

const ZONES = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : ['UTC'];

/** Which conversations are counted. Tells `look` with what changes. */
export class ManagerFilters extends PageElement {
  static properties = { look: { attribute: false }, choices: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    /** @type {any} */ this.choices = { topics: [], locales: [], channels: [] };
  }

  render() {
    const { look, choices } = this;
    return html`<form class="filters noprint" aria-label=${t('filters')} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      ${this.pick('range', RANGES.map((code) => [code, t(`range.${code}`)]))}
      ${look.range === 'custom' ? html`${this.day('from')}<span aria-hidden="true">–</span>${this.day('to')}` : nothing}
      ${this.pick('topic', this.all('topic', choices.topics, (code) => words.term('topic', code)))}
      ${this.pick('locale', this.all('locale', choices.locales, (code) => words.language(code)))}
      ${this.pick('channel', this.all('channel', choices.channels, (code) => named('channel', code)))}
      ${this.pick('window', WINDOWS.map((code) => [code, t('window.short', { window: t(`window.${code}`) })]))}
      ${this.zone()}
      ${narrowed(look) ? html`<button class="btn quiet small" type="button"
        @click=${() => this.tell('look', { topic: '', locale: '', channel: '', range: DEFAULTS.range, from: '', to: '' })}>${t('filters.reset')}</button>` : nothing}
    </form><manager-presets class="noprint" .look=${look}></manager-presets>${this.strange()}${this.onPaper()}`;
  }

  /** A mistyped or older address is not passed over in silence. */
  strange() {
    const what = strange();
    return what.length ? html`<p class="strange soft small" role="status">${t('filters.strange', { what: words.list(what) })}</p>` : nothing;
  }

  /** What the page is about, once the filters cannot be seen; the address leads back to it. */
  onPaper() {
    const { range, from, to, topic, locale, channel, window, tz } = this.look;
    const facts = [range === 'custom' ? `${from} – ${to}` : t(`range.${range}`), topic ? words.term('topic', topic) : t('all.topic'),
      locale ? words.language(locale) : t('all.locale'), channel ? named('channel', channel) : t('all.channel'),
      t('window.short', { window: t(`window.${window}`) }), tz];
    return html`<div class="printonly printhead"><b>${document.title}</b><p>${facts.join(' · ')}</p>
      <p class="soft">${words.dateTime(new Date(), tz)} · ${location.href}</p></div>`;
  }

  /** @param {string} key @param {string[]} codes @param {(code: string) => string} name @returns {string[][]} */
  all(key, codes, name) {
    const known = this.look[key] && !codes.includes(this.look[key]) ? [...codes, this.look[key]] : codes;
    return [['', t(`all.${key}`)], ...known.map((code) => [code, name(code)])];
  }

  /** @param {string} key @param {string[][]} options */
  pick(key, options) {
    const value = this.look[key] ?? '';
    return html`<label class="pill ${value && ['topic', 'locale', 'channel'].includes(key) ? 'set' : ''}"><span
      class="sr">${t(`filter.${key}`)}</span>
      <select @change=${(/** @type {any} */ event) => this.tell('look', { [key]: event.target.value })}>${options.map(([code, name]) =>
        html`<option value=${code} ?selected=${code === value} .selected=${code === value}>${name}</option>`)}</select></label>`;
  }

  /** @param {string} key */
  day(key) {
    return html`<label class="pill"><span class="sr">${t(`filter.${key}`)}</span><input type="date" .value=${this.look[key] ?? ''}
      @change=${(/** @type {any} */ event) => this.tell('look', this.days(key, event.target.value))}></label>`;
  }

  /** An end that would not come after the beginning is left open. @param {string} key @param {string} day */
  days(key, day) {
    const { from, to } = { ...this.look, [key]: day };
    return from && to && from >= to ? { from: '', to: '', [key]: day } : { [key]: day };
  }

  zone() {
    return html`<label class="pill"><span class="sr">${t('filter.tz')}</span><select
      @change=${(/** @type {any} */ event) => this.tell('look', { tz: event.target.value })}>
      ${[...new Set(['UTC', this.look.tz, ...ZONES])].map((zone) =>
        html`<option value=${zone} ?selected=${zone === this.look.tz}
        .selected=${zone === this.look.tz}>${zone.replaceAll('_', ' ')}</option>`)}</select></label>`;
  }
}

customElements.define('manager-filters', ManagerFilters);
