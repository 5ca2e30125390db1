package io.multialpha.host.plugin;

import io.multialpha.api.model.ModelBundleLoader;

/**
 * A loader of model bundles that a plugin offers.
 *
 * @param loader reads the files; may be called like any other, since it and the classifiers it
 *     loads bring the plugin's context class loader along
 * @param id short name of its format
 */
public record ModelLoaderOffer(ModelBundleLoader loader, String id) {}
