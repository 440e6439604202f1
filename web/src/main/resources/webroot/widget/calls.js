// @ts-check
import { Problem, query, request } from '../shared/api.js';

/** @typedef {{id: string, token: string}} Ref a conversation and the token good for it alone */

/** What the customer's side asks of the server about one conversation. */
export class Calls {
  /** @param {string} base origin of the server @param {Ref} ref */
  constructor(base, ref) {
    this.base = base;
    this.ref = ref;
  }

  /** @param {string} step */
  path(step) {
    return `/api/v1/conversations/${encodeURIComponent(this.ref.id)}/${step}`;
  }

  /** @param {string} step @param {unknown} [body] @returns {Promise<any>} */
  post(step, body = {}) {
    return request('POST', this.path(step), { base: this.base, token: this.ref.token, body });
  }

  /** @param {string} step @param {Partial<import('../shared/api.js').Call>} [more] @returns {Promise<any>} */
  get(step, more = {}) {
    return request('GET', this.path(step), { base: this.base, token: this.ref.token, ...more });
  }

  /** @param {File} file @param {string} clientMessageId */
  upload(file, clientMessageId) {
    return request('POST', this.path('attachments') + query({ name: file.name.slice(0, 200), clientMessageId }), { base: this.base, token: this.ref.token, body: file });
  }

  /** @param {string} id of an attachment @returns {Promise<Blob>} */
  file(id) {
    return this.get(`attachments/${encodeURIComponent(id)}`, { blob: true });
  }
}

/** @param {any} failure */
export function asProblem(failure) {
  return failure instanceof Problem ? failure : new Problem({ status: 0 });
}
