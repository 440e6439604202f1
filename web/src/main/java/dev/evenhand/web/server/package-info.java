/**
 * Where the rooms of the web are put together: the server, its router, pages and static files.
 *
 * <p>Wires and times; no rule lives here.
 */
@NullMarked
package dev.evenhand.web.server;

import org.jspecify.annotations.NullMarked;
