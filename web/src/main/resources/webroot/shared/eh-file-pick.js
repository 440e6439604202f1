// @ts-check
import { html, nothing } from 'lit';
import { PageElement, t } from './page.js';

/** A file to choose, in the page's own language: the browser's button speaks the browser's. Part of the form around it under `name`. */
export class EhFilePick extends PageElement {
  static properties = { name: {}, label: {}, hint: {}, accept: {}, required: { type: Boolean }, chosen: { state: true } };

  constructor() {
    super();
    this.name = '';
    this.label = '';
    this.hint = '';
    this.accept = '';
    this.required = false;
    this.chosen = '';
  }

  render() {
    return html`<label class="field"><span>${this.label}</span><span class="input pick"><input class="sr" type="file" name=${this.name || nothing}
      accept=${this.accept || nothing} ?required=${this.required} @change=${this.changed}><span class="btn small"
      aria-hidden="true">${t('file.choose')}</span><bdi class="clip ${this.chosen ? '' : 'soft'}">${this.chosen || t('file.none')}</bdi></span>
      ${this.hint ? html`<span class="hint soft small">${this.hint}</span>` : nothing}</label>`;
  }

  /** @param {any} event */
  changed(event) {
    this.chosen = event.target.files?.[0]?.name ?? '';
  }
}

customElements.define('eh-file-pick', EhFilePick);
