// @ts-check
import { html, nothing } from 'lit';
import { PageElement, t } from '../shared/page.js';
import { addressOf } from './filters.js';
import { fetched, lost } from './lost.js';

/** Each section of the settings: whether administrators alone may, and the element that shows it. */
const SECTIONS = /** @type {Record<string, {admin: boolean, load: () => Promise<any>, show: (look: any) => any}>} */ ({
  chat: { admin: true, load: () => import('./manager-embed.js'), show: () => html`<manager-embed></manager-embed>` },
  teams: { admin: false, load: () => import('./manager-teams.js'), show: (look) => html`<manager-teams .look=${look}></manager-teams>` },
  people: { admin: false, load: () => import('./manager-people.js'), show: (look) => html`<manager-people .look=${look}></manager-people>` },
  desk: { admin: false, load: () => import('./manager-desk.js'), show: () => html`<manager-desk></manager-desk>` },
  replies: { admin: false, load: () => import('./manager-replies.js'), show: () => html`<manager-replies></manager-replies>` },
  house: { admin: false, load: () => import('./manager-house.js'), show: () => html`<manager-house></manager-house>` },
  thresholds: { admin: false, load: () => import('./manager-thresholds.js'), show: () => html`<manager-thresholds></manager-thresholds>` },
  history: { admin: false, load: () => import('./manager-history.js'), show: () => html`<manager-history></manager-history>` },
  webhooks: { admin: true, load: () => import('./manager-webhooks.js'), show: () => html`<manager-webhooks></manager-webhooks>` },
  accounts: { admin: true, load: () => import('./manager-accounts.js'), show: () => html`<manager-accounts></manager-accounts>` },
  tokens: { admin: true, load: () => import('./manager-tokens.js'), show: () => html`<manager-tokens></manager-tokens>` },
  activity: { admin: true, load: () => import('./manager-activity.js'), show: () => html`<manager-activity></manager-activity>` },
});

/** The settings, a section at a time; what only administrators may change is shown to them alone. */
export class ManagerSettings extends PageElement {
  static properties = { look: { attribute: false }, admin: { type: Boolean }, lost: { state: true } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    this.admin = false;
    this.lost = '';
  }

  get sections() {
    return Object.keys(SECTIONS).filter((code) => this.admin || !SECTIONS[code].admin);
  }

  get section() {
    return this.sections.includes(this.look.section) ? this.look.section : this.sections[0];
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    const { section } = this;
    if (changed.has('look')) fetched(SECTIONS[section].load, (gone) => (this.lost = gone ? section : ''));
  }

  /** On a phone the sections are a strip to be pushed: the one that is open should be seen. */
  updated() {
    this.querySelector('.sections [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  render() {
    const { section } = this;
    return html`<div class="settings"><nav class="sections" aria-label=${t('view.settings')}>${this.sections.map((code) =>
      html`<a href=${addressOf({ view: 'settings', section: code })} aria-current=${code === section ? 'page' : nothing}>${t(`section.${code}`)}</a>`)}</nav>
      <div class="section">${this.lost === section ? lost() : SECTIONS[section].show(this.look)}</div></div>`;
  }
}

customElements.define('manager-settings', ManagerSettings);
