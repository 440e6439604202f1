// @ts-check
import { html, nothing } from 'lit';
import { keep, kept } from '../shared/i18n.js';
import { PageElement, icon, t } from '../shared/page.js';
import { preset } from './filters.js';

const KEY = 'evenhand:presets';
const MOST = 20;

/** Filters under a name of one's own, kept in this browser; a view is shared by its address. Tells `look`. */
export class ManagerPresets extends PageElement {
  static properties = { look: { attribute: false }, presets: { state: true } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    this.presets = read();
  }

  render() {
    return html`<details class="drop presets"><summary class="btn quiet small" aria-label=${t('presets')}>${icon('filter')}<span
      class="long">${t('presets')}</span></summary>
      <div class="sheet">${this.presets.length ? nothing : html`<p class="row small soft">${t('presets.none')}</p>`}
        ${this.presets.map(({ name, filters }) => html`<div class="preset"><button class="item" type="button"
          @click=${() => this.tell('look', filters)}>${name}</button><button class="btn quiet only small" type="button"
          aria-label=${t('presets.forget', { name })} @click=${() => this.store(this.presets.filter((one) => one.name !== name))}>${icon('close')}</button>
          </div>`)}
        <form class="preset" @submit=${this.add}><input class="input" name="name" required maxlength="60" autocomplete="off"
          aria-label=${t('presets.name')} placeholder=${t('presets.name')}><button class="btn small" type="submit">${t('presets.add')}</button></form>
      </div></details>`;
  }

  /** @param {SubmitEvent} event */
  add(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const name = String(new FormData(form).get('name')).trim();
    if (!name) return;
    this.store([...this.presets.filter((one) => one.name !== name), { name, filters: preset(this.look) }].slice(-MOST));
    form.reset();
  }

  /** @param {{name: string, filters: import('./filters.js').Look}[]} presets */
  store(presets) {
    this.presets = presets;
    keep(KEY, JSON.stringify(presets));
  }
}

/** @returns {{name: string, filters: import('./filters.js').Look}[]} */
function read() {
  try {
    const told = JSON.parse(kept(KEY) ?? '[]');
    return Array.isArray(told) ? told.filter((one) => typeof one?.name === 'string' && one.filters) : [];
  } catch {
    return []; // what somebody else left there is not ours to mend
  }
}

customElements.define('manager-presets', ManagerPresets);
