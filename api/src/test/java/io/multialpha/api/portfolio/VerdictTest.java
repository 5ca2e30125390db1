package io.multialpha.api.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void aDenialSaysWhyInOneLine() {
    assertThat(Verdict.deny("two metals already").reason()).isEqualTo("two metals already");
    assertThat(Verdict.deny("x").allowed()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Verdict.deny(""))
        .withMessage("a denial needs a reason");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Verdict.deny("a\nb"))
        .withMessage("the reason of a verdict is one line");
    assertThat(Verdict.deny("a".repeat(200)).reason()).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Verdict.deny("a".repeat(201)))
        .withMessage("the reason of a verdict has 201 characters, expected at most 200");
  }

  @Test
  void anAllowanceNeedsNoReason() {
    assertThat(Verdict.ALLOW.allowed()).isTrue();
    assertThat(Verdict.ALLOW.reason()).isEmpty();
  }
}
