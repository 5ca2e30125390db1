/** The limits of an account and of the whole house, and who may hold a slot under them. */
package io.multialpha.host.portfolio;
