// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.vmOption;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** Each of our features alone in a Karaf that has nothing but its framework. */
public class FeaturesIT extends KarafTestSupport {
    private static final String VERSION = "ithaca.version";

    @Configuration
    public Option[] configuration() {
        return options(Containers.bare(), vmOption("-D" + VERSION + "=" + System.getProperty(VERSION)));
    }

    @Test
    public void everyFeatureInstallsAlone() throws Exception {
        features.addRepository(
                URI.create("mvn:dev.ithaca/dev.ithaca.features/" + System.getProperty(VERSION) + "/xml/features"));
        List<Feature> ours = Arrays.stream(features.listFeatures())
                .filter(feature -> feature.getName().startsWith("ithaca"))
                .toList();
        assertFalse(ours.isEmpty());
        for (Feature feature : ours) {
            installAlone(feature);
        }
    }

    private void installAlone(Feature feature) throws Exception {
        Set<String> before = bundleNames();
        EnumSet<FeaturesService.Option> options = EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles);

        features.installFeature(feature.getName(), feature.getVersion(), options);
        await(
                feature.getName() + " is active",
                () -> inactive().isEmpty(),
                () -> inactive().toString());
        features.uninstallFeature(feature.getName(), feature.getVersion(), options);

        assertEquals(feature.getName() + " leaves nothing behind", before, bundleNames());
    }

    private Set<String> bundleNames() {
        return Arrays.stream(context.getBundles())
                .map(Bundle::getSymbolicName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
