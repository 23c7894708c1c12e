package com.signalcraft.contract;

abstract class ExportContract extends ContractArea {}
