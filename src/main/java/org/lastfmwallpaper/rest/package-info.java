/** The REST interface: resources, their JSON, and a problem document for every error (RFC 9457). */
@NullMarked
package org.lastfmwallpaper.rest;

import org.jspecify.annotations.NullMarked;
