@NullMarked
package com.signalcraft.examples.server.web;

import org.jspecify.annotations.NullMarked;
