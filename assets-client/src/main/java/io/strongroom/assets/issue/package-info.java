/**
 * The Jira side of Assets: custom fields that hold objects, and the issues that use them.
 */
@NullMarked
package io.strongroom.assets.issue;

import org.jspecify.annotations.NullMarked;
