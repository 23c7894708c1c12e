/** Where results go: files that appear whole or not at all, JSON, CSV, progress. */
@NullMarked
package com.signalcraft.examples.cli.output;

import org.jspecify.annotations.NullMarked;
