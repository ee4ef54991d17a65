"""What is due to be said: each rule looks into the apps below, says it in its words, and leaves it when it is late."""
