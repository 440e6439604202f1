// @ts-check
import { html, nothing } from 'lit';
import { request } from './api.js';
import { PageElement, guarded, icon, t, words } from './page.js';

/** A file of a conversation as staff see it: saved on click, a picture shown as one. `talk` is the conversation's id. */
export class EhAttachment extends PageElement {
  static properties = { file: { attribute: false }, talk: {}, broken: { state: true }, failed: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.file = null;
    this.talk = '';
    this.broken = false;
    this.failed = '';
  }

  get address() {
    return `/api/v1/conversations/${encodeURIComponent(this.talk)}/attachments/${encodeURIComponent(this.file.id)}`;
  }

  render() {
    const { name, mediaType, bytes } = this.file;
    return html`<a class="attachment" href=${this.address} download=${name} aria-label=${t('file.save', { name })} @click=${this.save}>
      ${mediaType.startsWith('image/') && !this.broken ? html`<img src=${this.address} alt="" loading="lazy"
        @error=${() => (this.broken = true)}>` : nothing}
      ${icon('file')}<span class="file-name"><bdi>${name}</bdi><small class=${this.failed ? 'bad' : ''}>${this.failed || words.size(bytes)}</small></span></a>`;
  }

  /** By hand, so that a file that is no longer kept is said to be so. @param {Event} event */
  async save(event) {
    event.preventDefault();
    this.failed = '';
    try {
      const address = URL.createObjectURL(await guarded(() => request('GET', this.address, { blob: true })));
      const link = document.createElement('a');
      link.href = address;
      link.download = this.file.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    } catch (problem) {
      this.failed = t(/** @type {any} */ (problem).status === 404 ? 'file.gone' : 'file.failed');
    }
  }
}

customElements.define('eh-attachment', EhAttachment);
