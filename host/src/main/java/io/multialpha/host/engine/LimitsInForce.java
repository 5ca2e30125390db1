package io.multialpha.host.engine;

import io.multialpha.host.portfolio.Limits;

/**
 * What the coordinators of an account keep to, as they answered when they were asked.
 *
 * @param account its name
 * @param own limits of the account
 * @param house limits of the house over all accounts
 */
public record LimitsInForce(String account, Limits own, Limits house) {}
