<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AddLine</name>
    <message numerus="yes">
        <source>Adding %n files…</source>
        <translation>
            <numerusform>Adding %n file…</numerusform>
            <numerusform>Adding %n files…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BenchmarksCard</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BringUpCard</name>
    <message numerus="yes">
        <source>Carried over %n sessions</source>
        <translation>
            <numerusform>Carried over %n session</numerusform>
            <numerusform>Carried over %n sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsForm</name>
    <message numerus="yes">
        <source>%n times a week</source>
        <translation>
            <numerusform>once a week</numerusform>
            <numerusform>%n times a week</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoalsPage</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message numerus="yes">
        <source>in %n days</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minutes</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hours</source>
        <translation>
            <numerusform>in %n hour</numerusform>
            <numerusform>in %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeworkPage</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewedSection</name>
    <message numerus="yes">
        <source>%n attempts, the last: {day}</source>
        <translation>
            <numerusform>%n attempt, the last: {day}</numerusform>
            <numerusform>%n attempts, the last: {day}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sparkline</name>
    <message numerus="yes">
        <source>%n ratings: first {first}, last {last}</source>
        <translation>
            <numerusform>%n rating: first {first}, last {last}</numerusform>
            <numerusform>%n ratings: first {first}, last {last}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>counted</name>
    <message numerus="yes">
        <source>{name}: %n points from {value} in {month} to {last} in {end}.</source>
        <translation>
            <numerusform>{name}: %n point from {value} in {month} to {last} in {end}.</numerusform>
            <numerusform>{name}: %n points from {value} in {month} to {last} in {end}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gaps without a line.</source>
        <translation>
            <numerusform>One gap without a line.</numerusform>
            <numerusform>%n gaps without a line.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n days</source>
        <translation>
            <numerusform>{done} of %n day</numerusform>
            <numerusform>{done} of %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months of work</source>
        <translation>
            <numerusform>%n month of work</numerusform>
            <numerusform>%n months of work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{latest} of 100, with %n dips</source>
        <translation>
            <numerusform>{latest} of 100, with one dip</numerusform>
            <numerusform>{latest} of 100, with %n dips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n goals with a scale stand together at T {score}, where 50 means as hoped for.</source>
        <translation>
            <numerusform>The %n goal with a scale stands at T {score}, where 50 means as hoped for.</numerusform>
            <numerusform>The %n goals with a scale stand together at T {score}, where 50 means as hoped for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that stay hidden</source>
        <translation>
            <numerusform>%n that stays hidden</numerusform>
            <numerusform>%n that stay hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Practised on %n days, the last {day}</source>
        <translation>
            <numerusform>Practised on %n day, the last {day}</numerusform>
            <numerusform>Practised on %n days, the last {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Filled in %n times, the last {day}</source>
        <translation>
            <numerusform>Filled in %n time, the last {day}</numerusform>
            <numerusform>Filled in %n times, the last {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions so far.</source>
        <translation>
            <numerusform>%n session so far.</numerusform>
            <numerusform>%n sessions so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions since you last looked back.</source>
        <translation>
            <numerusform>%n session since you last looked back.</numerusform>
            <numerusform>%n sessions since you last looked back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes before</source>
        <translation>
            <numerusform>%n minute before</numerusform>
            <numerusform>%n minutes before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n days</source>
        <translation>
            <numerusform>Every day</numerusform>
            <numerusform>Every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n weeks</source>
        <translation>
            <numerusform>Every week</numerusform>
            <numerusform>Every %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempts, last {day}</source>
        <translation>
            <numerusform>%n attempt, last {day}</numerusform>
            <numerusform>%n attempts, last {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempts, the last: {day}</source>
        <translation>
            <numerusform>%n attempt, the last: {day}</numerusform>
            <numerusform>%n attempts, the last: {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>As on paper, %n pages</source>
        <translation>
            <numerusform>As on paper, %n page</numerusform>
            <numerusform>As on paper, %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n sessions</source>
        <translation>
            <numerusform>The last session</numerusform>
            <numerusform>The last %n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried on %n days, the last {day}</source>
        <translation>
            <numerusform>Tried on %n day, the last {day}</numerusform>
            <numerusform>Tried on %n days, the last {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values, median {value}</source>
        <translation>
            <numerusform>%n value, median {value}</numerusform>
            <numerusform>%n values, median {value}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values, the latest {value}</source>
        <translation>
            <numerusform>%n value, the latest {value}</numerusform>
            <numerusform>%n values, the latest {value}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are left blank and count as the mean of the others.</source>
        <translation>
            <numerusform>One is left blank and counts as the mean of the others.</numerusform>
            <numerusform>%n are left blank and count as the mean of the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} has a total from %n answers on.</source>
        <translation>
            <numerusform>{name} has a total from one answer on.</numerusform>
            <numerusform>{name} has a total from %n answers on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n days</source>
        <translation>
            <numerusform>for %n day</numerusform>
            <numerusform>for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times in a row</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%n times in a row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The trend over %n scores is smaller than this questionnaire can reliably tell.</source>
        <translation>
            <numerusform>The trend over %n score is smaller than this questionnaire can reliably tell.</numerusform>
            <numerusform>The trend over %n scores is smaller than this questionnaire can reliably tell.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The trend over %n scores is reliably downward.</source>
        <translation>
            <numerusform>The trend over %n score is reliably downward.</numerusform>
            <numerusform>The trend over %n scores is reliably downward.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The trend over %n scores is reliably upward.</source>
        <translation>
            <numerusform>The trend over %n score is reliably upward.</numerusform>
            <numerusform>The trend over %n scores is reliably upward.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hours</source>
        <translation>
            <numerusform>about %n hour</numerusform>
            <numerusform>about %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n days</source>
        <translation>
            <numerusform>about %n day</numerusform>
            <numerusform>about %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n months</source>
        <translation>
            <numerusform>about %n month</numerusform>
            <numerusform>about %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n years</source>
        <translation>
            <numerusform>about %n year</numerusform>
            <numerusform>about %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n thousand years</source>
        <translation>
            <numerusform>about %n thousand years</numerusform>
            <numerusform>about %n thousand years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %n minutes</source>
        <translation>
            <numerusform>after %n minute</numerusform>
            <numerusform>after %n minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
