/** Tests of the pages as files: weight, words. What a browser sees is tested where a server runs. */
@NullMarked
package dev.evenhand.web.pages;

import org.jspecify.annotations.NullMarked;
