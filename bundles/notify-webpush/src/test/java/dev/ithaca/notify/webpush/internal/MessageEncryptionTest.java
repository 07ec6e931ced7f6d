// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import org.junit.jupiter.api.Test;

class MessageEncryptionTest {
    /** RFC 8291, appendix A. */
    @Test
    void encryptsTheExampleOfTheSpecification() throws Exception {
        KeyPair sender = new KeyPair(
                P256.publicKey(P256.unbase64(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                P256.privateKey(P256.unbase64("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
        ECPublicKey browser = P256.publicKey(P256.unbase64(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"));

        byte[] message = MessageEncryption.encrypt(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII),
                browser,
                P256.unbase64("BTBZMqHH6r4Tts7J_aSIgg"),
                sender,
                P256.unbase64("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(P256.base64(message))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
                                + "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void theLongestMessageIsWhatEveryPushServiceTakes() throws Exception {
        ECPublicKey browser = (ECPublicKey) P256.newPair().getPublic();

        assertThat(MessageEncryption.encrypt(new byte[MessageEncryption.PLAIN_MAX], browser, new byte[16]))
                .hasSize(4096);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MessageEncryption.encrypt(new byte[MessageEncryption.PLAIN_MAX + 1], browser, new byte[16]));
    }

    @Test
    void refusesAPointThatIsNotOnTheCurve() {
        byte[] point = P256.bytes((ECPublicKey) P256.newPair().getPublic());
        point[64] ^= 1;

        assertThatIllegalArgumentException().isThrownBy(() -> P256.publicKey(point));
        assertThatIllegalArgumentException().isThrownBy(() -> P256.publicKey(new byte[65]));
        assertThatIllegalArgumentException().isThrownBy(() -> P256.publicKey(new byte[10]));
    }
}
