// @ts-check
import { html, nothing } from 'lit';
import { PageElement, t } from '../shared/page.js';

/** The one honest sentence on top, what it rests on, and what is missing. */
export class ManagerVerdict extends PageElement {
  static properties = { report: { attribute: false }, narrowed: { type: Boolean } };

  constructor() {
    super();
    /** @type {any} */ this.report = null;
    this.narrowed = false;
  }

  /** Only a house without any report yet needs the first steps. */
  willUpdate() {
    if (this.report && !this.report.population.contacts && !this.narrowed) import('./manager-first.js');
  }

  render() {
    const { report } = this;
    if (!report) return html`<div class="verdict" aria-busy="true"><div class="bone line"></div><div class="bone line short"></div></div>`;
    const { population, reading = {}, window } = report;
    if (!population.contacts) return html`<section class="verdict"><p class="sentence">${t(this.narrowed ? 'report.none' : 'report.first')}</p>
      <p class="soft">${t(this.narrowed ? 'report.none.hint' : 'report.first.hint')}</p>
      ${this.narrowed ? nothing : html`<manager-first></manager-first>`}</section>`;
    const facts = [reading.comparison && reading.comparison !== 'none' && t(`mode.${reading.comparison}`),
      t('report.counted', { count: population.counted ?? population.engaged }), t('window.within', { window: t(`window.${window}`) })].filter(Boolean);
    const [claim, ...provisos] = report.verdict.split(/(?<=[;；])/);
    return html`<section class="verdict" aria-label=${t('verdict')}>
      <p class="sentence" aria-live="polite">${claim}${provisos.length ? html`<span class="provisos">${provisos.join('')}</span>` : nothing}</p>
      <p class="soft">${facts.join(' · ')}</p>
      ${reading.outcome === 'too_early' ? html`<p class="more"><span class="tag warn">${t('early')}</span>
        ${reading.moreConversations ? t('report.more', { count: reading.moreConversations }) : nothing}</p>` : nothing}
    </section>`;
  }
}

customElements.define('manager-verdict', ManagerVerdict);
