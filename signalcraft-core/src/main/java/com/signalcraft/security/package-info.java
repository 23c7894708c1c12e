/**
 * Who calls and what he may do: identities, roles, permissions of API keys, the table of rights,
 * and the audit log.
 */
@NullMarked
package com.signalcraft.security;

import org.jspecify.annotations.NullMarked;
