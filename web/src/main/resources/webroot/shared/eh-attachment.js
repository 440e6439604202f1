// @ts-check
import { html, nothing } from 'lit';
import { PageElement, icon, t, words } from './page.js';

/** A file of a conversation as staff see it: saved on click, a picture shown as one. `talk` is the conversation's id. */
export class EhAttachment extends PageElement {
  static properties = { file: { attribute: false }, talk: {}, broken: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.file = null;
    this.talk = '';
    this.broken = false;
  }

  render() {
    const { id, name, mediaType, bytes } = this.file;
    const address = `/api/v1/conversations/${encodeURIComponent(this.talk)}/attachments/${encodeURIComponent(id)}`;
    return html`<a class="attachment" href=${address} download=${name} aria-label=${t('file.save', { name })}>
      ${mediaType.startsWith('image/') && !this.broken ? html`<img src=${address} alt="" loading="lazy"
        @error=${() => (this.broken = true)}>` : nothing}
      ${icon('file')}<span class="file-name"><bdi>${name}</bdi><small>${words.size(bytes)}</small></span></a>`;
  }
}

customElements.define('eh-attachment', EhAttachment);
